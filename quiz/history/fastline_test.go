package history

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"

	"policyquiz/quiz"
	"policyquiz/quiz/fsrs"
)

// decodeBy is what a decoder makes of a line.
func decodeBy(d *decoder, line string, ended bool) (c content, fault *fault) {
	fault = d.decode([]byte(line), ended, &c)
	return c, fault
}

// The fast way must read every line that encode writes without escapes before
// its details.
func TestWrittenLinesAreFast(t *testing.T) {
	e := numbered(reviewOf("lawfare-2025-10-21/concept/revealed-preference/meaning"), "k3v7x2m6p4qa-000001", 12)
	e.Review.Details.Reply.Text = []string{"Запоріжжя", "", `"\`}
	e.Review.Confidence, e.Review.Practice, e.Review.Exam = fsrs.Sure, true, true
	bare := e
	bare.Review = &quiz.Review{Question: "q", Outcome: quiz.Unknown, Grade: quiz.Again}
	for _, e := range []quiz.Entry{
		e, bare,
		{Amend: &quiz.Amend{Of: "a-1", Grade: quiz.Easy}}, {Skip: "q2"}, {Undo: "a-1"}, {Suspend: "q"}, {Resume: "q"},
	} {
		e.ID, e.N = "k3v7x2m6p4qa-000001", 12
		for _, e.At = range []time.Time{
			monday, monday.UTC(), time.Unix(0, 0).In(zone(-12600)), time.Date(2024, 2, 29, 23, 59, 59, 999e6, time.UTC),
			time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(9999, 12, 31, 0, 0, 0, 0, zone(3600)),
		} {
			line, err := encode(e)
			if err != nil {
				t.Fatal(err)
			}
			var got content
			ok := new(decoder).fast([]byte(line), &got)
			want, fault := decodeBy(new(decoder), line, false)
			if !ok || fault != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("%s\ngot  %+v\nwant %+v, %v", line, got, want, fault)
			}
		}
	}
	line, err := encodeAsked(worded("q", "Where?").Review.Wording)
	if err != nil {
		t.Fatal(err)
	}
	line = strings.Replace(line, "Bonn {", "Bonn", 1) // its end looks like the start of an object
	if c := new(content); !new(decoder).fast([]byte(line), c) || c.asked == "" {
		t.Errorf("%s is not fast", line)
	}
}

// FuzzDecode holds the decoder to encoding/json: what it accepts, and what it
// makes of it. Where the decoder accepts what encoding/json does not, or reads it
// otherwise, the fault is reported by those who read the rest of the line. What
// is accepted can be written, and is then read as the same.
func FuzzDecode(f *testing.F) {
	rng := rand.New(rand.NewPCG(3, 4))
	for i := range 60 {
		e := randomEntry(rng)
		e.ID = "k3v7x2m6p4qa-000001"
		line, err := encode(e)
		if err != nil {
			f.Fatal(i, err)
		}
		f.Add(line)
	}
	asked, err := encodeAsked(worded("q", "Where?").Review.Wording)
	if err != nil {
		f.Fatal(err)
	}
	const start, end = `{"id":"a","at":"2026-03-02T09:00:00.123+01:00","n":1,"review":{"question":"q","outcome":"right",`, `}}`
	for _, s := range []string{
		header, "", "\ufeff" + header, asked, asked[:len(asked)-1], asked + "}", strings.Replace(asked, "Where", "Who", 1), asked + asked,
		`{"asked":"","question":""}`, `{"asked":"x","question":"` + "\x01" + `"}`,
		start + `"grade":3` + end + "\r", start + `"grade":3,"grade":4` + end, start + `"grade":03` + end, start + `"grade":3.0` + end,
		start + `"grade":3,"score":1e-1` + end, start + `"score":01,"grade":3` + end, start + `"score":1.,"grade":3` + end, start + `"grade":3,"chance":-0` + end,
		start + `"grade":3,"score":0.5,"ms":12` + end, start + `"grade":3,"ms":12,"ms":13` + end, start + `"grade":3,"ms":12,"score":0.5` + end,
		start + `"grade":3,"shown":["a"],"ms":12` + end, start + `"grade":3,"ms":12.5` + end, start + `"grade":3,"ms":-12` + end, start + `"grade":3,"ms":012` + end,
		start + `"grade":3,"ms":99999999999999999999` + end, start + `"grade":3,"ms":9223372036854775807` + end,
		start + `"grade":3,"shown":[]` + end, start + `"grade":3,"chosen":["1",]` + end, start + `"grade":3,"chosen":["1"]` + end,
		start + `"grade":3,"typed":["\u00e9","\xff"]` + end, start + `"grade":3,"typed":["` + "\xff" + `"]` + end, start + `"grade":3,"typed":["` + "\x01" + `"]` + end,
		start + `"grade":3,"typed":["a{","b"]` + end, start + `"grade":3,"x":{"id":"b"` + end + "}",
		start + `"grade":3,"unknown":false` + end, start + `"grade":3,"practice":false` + end, start + `"grade":3,"exam":true,"practice":true` + end, start + `"grade":3}`, start + `"grade":3}},`,
		start + `"grade":3},"skip":"q","y":{}}`, start + `"grade":3,"question":"p"` + end, start + `"grade":3,"confidence":4` + end, start + `"grade":3,"confidence":3` + end, start + `"grade":3,"confidence":2` + end,
		`{"id":"a","at":"2026-02-29T09:00:00.123+01:00","n":1,"skip":"q"}`, `{"id":"a","at":"2026-02-28T24:00:00.123+01:00","n":1,"skip":"q"}`,
		`{"id":"a","at":"2026-02-28T23:00:60.123+01:00","n":1,"skip":"q"}`, `{"id":"a","at":"2026-02-28T23:00:00.123+24:00","n":1,"skip":"q"}`,
		`{"id":"a","at":"2026-02-28T23:00:00.123-00:00","n":1,"skip":"q"}`, `{"id":"a","at":"2026-02-28T23:00:00Z","n":1,"skip":"q","undo":""}`,
		`{"id":"a","at":"2026-02-28T23:00:00,123456789Z","n":1,"skip":"q"}`, `{"id":"","at":"2026-02-28T23:00:00.000Z","n":1,"skip":"q"}`,
		`{"id":"a","at":"2026-02-28T23:00:00.000Z","n":1,"amend":{"of":"b","grade":4,"outcome":""}}`, `{"ID":"a","AT":"2026-02-28T23:00:00.000Z","N":1,"Undo":"q"}`,
		`{"id":"a","at":"2026-02-28T23:00:00.000Z","n":0,"skip":"q"}`, `{"id":"a","at":"2026-02-28T23:00:00.000Z","n":1000000000,"skip":"q"}`,
		`{"id":"a","at":"2026-02-28T23:00:00.000Z","n":999999999,"suspend":"q"}`, `{"id":"a","at":"2026-02-28T23:00:00.000Z","n":1,"flag":{"question":"q"}}`,
		`{"id":"a","at":"2026-02-28T23:00:00.000Z","n":1,"mood":"q"}`, `{"id":"a","at":"2026-02-28T23:00:00.000Z","n":1,"layout":1}`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, line string) {
		whole, wholeFault := decode(line)
		want, wantFault := decodeBy(new(decoder), line, false)
		got, gotFault := decodeBy(new(decoder), line, true)
		if r := got.entry.Review; r != nil && want.entry.Review != nil && r.Took == 0 {
			want.entry.Review.Took = 0 // it may stand where the decoder does not look for it
		}
		switch {
		case gotFault == nil && got.asked != "" && wantFault != nil:
			l := &Log{seen: seen{asked: map[string]string{got.asked: trim(line)}}}
			if a, ok := l.Asked(got.asked); ok {
				t.Fatalf("%q\nis read as %+v, and %v says otherwise", line, a, wantFault)
			}
			return
		case gotFault == nil && got.entry.Review != nil && !reflect.DeepEqual(got, want):
			if d, err := details(line, got.entry); err == nil {
				t.Fatalf("%q\nhas details %+v, and %+v, %v says otherwise", line, d, want, wantFault)
			}
			return
		case !reflect.DeepEqual(got, want) || !reflect.DeepEqual(gotFault, wantFault):
			t.Fatalf("%q\ngot  %+v, %v\nwant %+v, %v", line, got, gotFault, want, wantFault)
		}
		if wholeFault != nil || whole.entry.ID == "" {
			return
		}
		if e := got.entry; e.Review != nil {
			if d, err := details(line, e); err != nil || !reflect.DeepEqual(&d, whole.entry.Review.Details) {
				t.Fatalf("%q has details %+v, %v, want %+v", line, d, err, whole.entry.Review.Details)
			}
		}
		checkRewritten(t, line, whole.entry)
	})
}

// checkRewritten writes e, which was read from a line, and reads it again.
func checkRewritten(t *testing.T, line string, e quiz.Entry) {
	t.Helper()
	text, err := encode(e)
	if err != nil {
		t.Fatalf("%q can be read but not written: %v", line, err)
	}
	again, fault := decode(text)
	e.At = e.At.Truncate(time.Millisecond)
	if fault != nil || !again.entry.At.Equal(e.At) {
		t.Fatalf("%q became %q: %v", line, text, fault)
	}
	again.entry.At, again.entry.Line = e.At, e.Line
	if !reflect.DeepEqual(again.entry, e) {
		t.Fatalf("%q became %q", line, text)
	}
}

// The time that an answer took is read at once where it stands as encode writes it, and
// a fault in it stops nothing.
func TestTimeTaken(t *testing.T) {
	const start, end = `{"id":"a","at":"2026-03-02T09:00:00.123+01:00","n":1,"review":{"question":"q","outcome":"right","grade":3`, `}}`
	for details, want := range map[string]time.Duration{
		`,"score":0.5,"ms":12,"shown":["a"]`: 12 * time.Millisecond,
		`,"ms":12`:                           12 * time.Millisecond,
		``:                                   0,
		`,"score":1`:                         0,
		`,"shown":["a"],"ms":12`:             0,
		`,"score":1,"ms":"x"`:                0,
		`,"score":x,"ms":12`:                 0,
		`,"ms":12.5`:                         0,
	} {
		var c content
		if !new(decoder).fast([]byte(start+details+end), &c) || c.entry.Review.Took != want {
			t.Errorf("%s: took %v, want %v", details, c.entry.Review, want)
		}
	}
}
