package history

import (
	"math/rand/v2"
	"reflect"
	"testing"
	"time"
)

// The fast way must read every line that encode writes without escapes.
func TestWrittenLinesAreFast(t *testing.T) {
	e := reviewOf("lawfare-2025-10-21/concept/revealed-preference/meaning")
	e.ID = "k3v7x2m6p4qa-000001"
	e.Review.Reply.Text = []string{"Запоріжжя", ""}
	e.Review.Reply.Self, e.Review.Reply.Unknown = 3, true
	e.Review.Score = 1.0 / 3
	for _, e.At = range []time.Time{
		monday, monday.UTC(), time.Unix(0, 0).In(zone(-12600)), time.Date(2024, 2, 29, 23, 59, 59, 999e6, time.UTC),
		time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(9999, 12, 31, 0, 0, 0, 0, zone(3600)),
	} {
		line, err := encode(e)
		if err != nil {
			t.Fatal(err)
		}
		var d decoder
		got, ok := d.fast(line)
		want, fault := decode(line)
		if !ok || fault != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s\ngot  %+v\nwant %+v, %v", line, got, want, fault)
		}
	}
}

// FuzzDecode holds the decoder to encoding/json: what it accepts, and what it
// makes of it. What is accepted can be written, and is then read as the same.
func FuzzDecode(f *testing.F) {
	rng := rand.New(rand.NewPCG(3, 4))
	for i := range 40 {
		e := randomEntry(rng)
		e.ID = "k3v7x2m6p4qa-000001"
		line, err := encode(e)
		if err != nil {
			f.Fatal(i, err)
		}
		f.Add(line)
	}
	const start, end = `{"id":"a","at":"2026-03-02T09:00:00.123+01:00","review":{"question":"q","outcome":"right",`, `}}`
	for _, s := range []string{
		header, "", "\ufeff" + header,
		start + `"grade":3` + end + "\r", start + `"grade":3,"grade":4` + end, start + `"grade":03` + end, start + `"grade":3.0` + end,
		start + `"score":1e-1,"grade":3,"chance":-0` + end, start + `"score":01,"grade":3` + end, start + `"score":1.,"grade":3` + end,
		start + `"grade":3,"ms":99999999999999999999` + end, start + `"grade":3,"ms":9223372036854775807` + end,
		start + `"grade":3,"picks":[]` + end, start + `"grade":3,"picks":[1,]` + end, start + `"grade":3,"picks":[1]` + end,
		start + `"grade":3,"typed":["\u00e9","\xff"]` + end, start + `"grade":3,"typed":["` + "\xff" + `"]` + end, start + `"grade":3,"typed":["` + "\x01" + `"]` + end,
		start + `"grade":3,"unknown":false` + end, start + `"grade":3}`, start + `"grade":3}},`,
		`{"id":"a","at":"2026-02-29T09:00:00.123+01:00","skip":"q"}`, `{"id":"a","at":"2026-02-28T24:00:00.123+01:00","skip":"q"}`,
		`{"id":"a","at":"2026-02-28T23:00:60.123+01:00","skip":"q"}`, `{"id":"a","at":"2026-02-28T23:00:00.123+24:00","skip":"q"}`,
		`{"id":"a","at":"2026-02-28T23:00:00.123-00:00","skip":"q"}`, `{"id":"a","at":"2026-02-28T23:00:00Z","skip":"q","undo":""}`,
		`{"id":"a","at":"2026-02-28T23:00:00,123456789Z","skip":"q"}`, `{"id":"","at":"2026-02-28T23:00:00.000Z","skip":"q"}`,
		`{"id":"a","at":"2026-02-28T23:00:00.000Z","amend":{"of":"b","grade":4,"outcome":""}}`, `{"ID":"a","AT":"2026-02-28T23:00:00.000Z","Undo":"q"}`,
	} {
		f.Add(s)
	}
	var d decoder
	f.Fuzz(func(t *testing.T, line string) {
		got, gotFault := d.decode(line)
		want, wantFault := decode(line)
		if !reflect.DeepEqual(got, want) || !reflect.DeepEqual(gotFault, wantFault) {
			t.Fatalf("%q\ngot  %+v, %v\nwant %+v, %v", line, got, gotFault, want, wantFault)
		}
		if wantFault != nil || want.ID == "" {
			return
		}
		text, err := encode(want)
		if err != nil {
			t.Fatalf("%q can be read but not written: %v", line, err)
		}
		again, fault := d.decode(text)
		want.At = want.At.Truncate(time.Millisecond)
		if fault != nil || !again.At.Equal(want.At) {
			t.Fatalf("%q became %q: %v", line, text, fault)
		}
		again.At = want.At
		if !reflect.DeepEqual(again, want) {
			t.Fatalf("%q became %q", line, text)
		}
	})
}
