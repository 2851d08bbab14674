package main

import (
	"fmt"
	"regexp"
	"runtime"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"
)

func newVersionCmd(p *program) *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print the version",
		Example: "  policyquiz version",
		Args:    noArguments,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintln(p.out, versionLine())
			return err
		},
	}
}

// versionLine is what version and --version print.
func versionLine() string {
	return fmt.Sprintf("policyquiz %s (%s, %s/%s)", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

// version returns the version that the build recorded.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return unreleased
	}
	return versionOf(info)
}

// unreleased is the version of a build that is no release.
const unreleased = "unreleased"

// madeUp is how Go names the version of a commit that has no tag, or of changed files.
var madeUp = regexp.MustCompile(`[-.][0-9]{14}-[0-9a-f]{12}|\+dirty`)

// versionOf returns the tag of a release; else the commit with its date, as far as the
// build recorded them.
func versionOf(info *debug.BuildInfo) string {
	if v := info.Main.Version; v != "" && v != "(devel)" && !madeUp.MatchString(v) {
		return v
	}
	vcs := map[string]string{}
	for _, s := range info.Settings {
		vcs[s.Key] = s.Value
	}
	commit, day := vcs["vcs.revision"], vcs["vcs.time"]
	if len(commit) < 12 {
		return unreleased
	}
	v := unreleased + ", commit " + commit[:12]
	if len(day) >= len(time.DateOnly) {
		v += " of " + day[:len(time.DateOnly)]
	}
	if vcs["vcs.modified"] == "true" {
		v += " and changes"
	}
	return v
}
