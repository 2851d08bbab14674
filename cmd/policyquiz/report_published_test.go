package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestReportMeetsPublishedFigures gives report --from the LSAT6 data (1000 people, 5
// questions: R. D. Bock and M. Lieberman, "Fitting a response model for n dichotomously
// scored items", Psychometrika 35 (1970), 179–197) and compares what it prints with the
// figures that are published of them.
func TestReportMeetsPublishedFigures(t *testing.T) {
	t.Parallel()
	type figure struct{ Value, Low, High, Error float64 }
	var a struct {
		People                     int
		Mean, SD, Alpha, KR21, SEM figure
		Scores                     []struct{ People int }
		Questions                  []struct {
			Facility, D27  figure
			Total          figure `json:"r_total"`
			Rest           figure `json:"r_rest"`
			Discrimination figure `json:"discrimination_index"`
			Without        figure `json:"alpha_without"`
		}
		Rasch struct {
			Difficulties  []figure
			Abilities     []struct{ Ability figure }
			LogLikelihood figure `json:"log_likelihood"`
		}
	}
	if err := json.Unmarshal([]byte(reportOf(t, lsat6(t))), &a); err != nil {
		t.Fatal(err)
	}
	near := func(what string, got, want, within float64) {
		if !(math.Abs(got-want) <= within) {
			t.Errorf("%s is %v, not %v", what, got, want)
		}
	}
	near("people", float64(a.People), 1000, 0)
	for i, want := range []int{3, 20, 85, 237, 357, 298} {
		near(fmt.Sprint("people with ", i), float64(a.Scores[i].People), float64(want), 0)
	}
	near("mean", a.Mean.Value, 3.819, 1e-9)
	near("standard deviation", a.SD.Value, 1.035041212, 1e-9)
	near("alpha", a.Alpha.Value, 0.294997192216, 1e-12)
	near("Feldt, low", a.Alpha.Low, 0.2234738, 1e-7)
	near("Feldt, high", a.Alpha.High, 0.3618025, 1e-7)
	near("KR-21", a.KR21.Value, 0.196441168748, 1e-12)
	near("SEM", a.SEM.Value, 0.869066612393, 1e-12)
	near("log likelihood", a.Rasch.LogLikelihood.Value, -1091.56969, 5e-6)
	for i, want := range []struct{ p, total, rest, without, d27, rasch float64 }{
		{0.924, 0.36201044, 0.11283269, 0.27535621, 0.1966244726, -1.25612861},
		{0.709, 0.56677210, 0.15317812, 0.23758390, 0.6314580403, 0.47490603},
		{0.553, 0.61843975, 0.17277894, 0.21679946, 0.8108766995, 1.23598419},
		{0.763, 0.53441833, 0.14442810, 0.24593271, 0.5369901547, 0.16841064},
		{0.870, 0.43536643, 0.12159640, 0.26629441, 0.3203469292, -0.62317226},
	} {
		q, name := a.Questions[i], fmt.Sprint("Q", i+1, ": ")
		near(name+"facility", q.Facility.Value, want.p, 1e-12)
		near(name+"r with the total", q.Total.Value, want.total, 1e-8)
		near(name+"r with the rest", q.Rest.Value, want.rest, 1e-8)
		near(name+"discrimination index", q.Discrimination.Value, 100*want.rest, 1e-6)
		near(name+"alpha without", q.Without.Value, want.without, 1e-8)
		near(name+"D27", q.D27.Value, want.d27, 1e-10)
		near(name+"Rasch difficulty", a.Rasch.Difficulties[i].Value, want.rasch, 1e-6)
	}
	// The abilities are published with an error of some millionths: at those values the
	// expected scores miss the scores by as much.
	for i, want := range []struct{ ability, err float64 }{{-1.6015334, 1.1810}, {-0.4743284, 0.9898}, {0.4808631, 0.9874}, {1.5999474, 1.1768}} {
		got := a.Rasch.Abilities[i+1].Ability
		near(fmt.Sprint("ability of ", i+1), got.Value, want.ability, 3e-6)
		near(fmt.Sprint("its error, of ", i+1), got.Error, want.err, 1e-4)
	}
}

// lsat6 is the data as a table of marks.
func lsat6(t *testing.T) string {
	patterns, err := os.ReadFile(filepath.Join(projectRoot, "quiz", "marks", "testdata", "lsat6.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.WriteString("learner,Q1/1,Q2/1,Q3/1,Q4/1,Q5/1\n")
	person := 0
	for line := range strings.Lines(string(patterns)) {
		pattern, count, _ := strings.Cut(strings.TrimSpace(line), " ")
		if strings.HasPrefix(pattern, "#") {
			continue
		}
		n, err := strconv.Atoi(count)
		if err != nil {
			t.Fatal(err)
		}
		for range n {
			person++
			fmt.Fprintf(&b, "p%d,%s\n", person, strings.Join(strings.Split(pattern, ""), ","))
		}
	}
	return b.String()
}

// reportOf is what report --from prints of a table as JSON.
func reportOf(t *testing.T, table string) string {
	var out, complaints bytes.Buffer
	e := env{in: strings.NewReader(table), out: &out, err: &complaints, getenv: func(string) string { return "" }, goos: "linux"}
	if code := run(e, []string{"report", "--from", "-", "--json"}); code != 0 {
		t.Fatalf("exit code %d: %s", code, complaints.String())
	}
	return out.String()
}
