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
		{"all that Windows-1252 has in place of controls", "\xe9\x80\x81\x82\x8d\x8f\x90\x91\x9d\x9e\x9f\xa0", "é€\ufffd‚\ufffd\ufffd\ufffd‘\ufffdžŸ\u00a0"},
		{"breaks of Windows and of old Macs", "a\r\nb\rc\n\r\n", "a\nb\nc\n\n"},
		{"the character 0", "a\x00b", "a\ufffdb"},
	} {
		if got := Text([]byte(tt.src)); got != tt.want {
			t.Errorf("%s: %q, not %q", tt.name, got, tt.want)
		}
	}
}
