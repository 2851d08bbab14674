package main

import (
	"runtime/debug"
	"testing"
)

// TestVersionOf: a release says its tag, any other build its commit and day, if it knows
// them.
func TestVersionOf(t *testing.T) {
	t.Parallel()
	vcs := func(settings ...string) (list []debug.BuildSetting) {
		for i := 0; i < len(settings); i += 2 {
			list = append(list, debug.BuildSetting{Key: settings[i], Value: settings[i+1]})
		}
		return list
	}
	const commit = "2e314ed76cf17650979f9548cb0d204c2e34e900"
	of := vcs("vcs.revision", commit, "vcs.time", "2026-11-26T14:09:54Z", "vcs.modified", "false")
	changed := vcs("vcs.revision", commit, "vcs.time", "2026-11-26T14:09:54Z", "vcs.modified", "true")
	for _, test := range []struct {
		version  string
		settings []debug.BuildSetting
		want     string
	}{
		{"v1.2.3", of, "v1.2.3"},
		{"v1.2.3-rc.1", of, "v1.2.3-rc.1"},
		{"(devel)", nil, "unreleased"},
		{"", nil, "unreleased"},
		{"(devel)", of, "unreleased, commit 2e314ed76cf1 of 2026-11-26"},
		{"v0.0.0-20261126140954-2e314ed76cf1", of, "unreleased, commit 2e314ed76cf1 of 2026-11-26"},
		{"v1.2.4-0.20261126140954-2e314ed76cf1", of, "unreleased, commit 2e314ed76cf1 of 2026-11-26"},
		{"v1.2.3+dirty", changed, "unreleased, commit 2e314ed76cf1 of 2026-11-26 and changes"},
		{"(devel)", vcs("vcs.revision", commit), "unreleased, commit 2e314ed76cf1"},
		{"(devel)", vcs("vcs.revision", "2e31"), "unreleased"},
	} {
		info := &debug.BuildInfo{Main: debug.Module{Version: test.version}, Settings: test.settings}
		if got := versionOf(info); got != test.want {
			t.Errorf("%s, %v: %q, want %q", test.version, test.settings, got, test.want)
		}
	}
}
