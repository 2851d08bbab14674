package charset

import "testing"

func TestText(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, src, want string }{
		{"nothing", "", ""},
		{"UTF-8", "Zoë\n", "Zoë\n"},
		{"UTF-8 with a mark", "\ufeffZoë", "Zoë"},
		{"UTF-16, low byte first", "\xff\xfeZ\x00o\x00\xeb\x00", "Zoë"},
		{"UTF-16, high byte first", "\xfe\xff\x00Z\x00o\x00\xeb", "Zoë"},
		{"UTF-16 with half a character at its end", "\xff\xfeZ\x00o", "Z"},
		{"Windows-1252", "Zo\xeb \x80 \x93x\x94", "Zoë € “x”"},
		{"breaks of Windows and of old Macs", "a\r\nb\rc\n\r\n", "a\nb\nc\n\n"},
		{"the character 0", "a\x00b", "a\ufffdb"},
	} {
		if got := Text([]byte(tt.src)); got != tt.want {
			t.Errorf("%s: %q, not %q", tt.name, got, tt.want)
		}
	}
}
