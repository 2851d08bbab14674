// Year writes the history of a learner who does not exist, so that one can see what the
// program makes of a year of answers:
//
//	go run ./.ci/year [-days 365] [-end 2026-11-26] [-seed 1] FILE
//
// The learner studies the course that comes with the program, on most days. What the
// learner remembers is drawn from a memory of its own, which follows FSRS with other
// parameters than the program's: it forgets a little faster. What is not known is
// guessed, mostly by the same wrong option, or given up. The same seed gives the same
// answers; the ids of entries differ.
package main

import (
	"context"
	"flag"
	"fmt"
	"hash/fnv"
	"log"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"policyquiz/decks"
	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/fsrs"
	"policyquiz/quiz/history"
	"policyquiz/quiz/study"
	"policyquiz/seeds"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("year: ")
	days := flag.Int("days", 365, "how many days the learner has studied")
	end := flag.String("end", "2026-11-26", "the last of these days")
	seed := flag.Uint64("seed", 1, "draws the answers")
	flag.Parse()
	last, err := time.Parse(time.DateOnly, *end)
	if flag.NArg() != 1 || err != nil {
		flag.Usage()
		os.Exit(2)
	}
	l, err := newLearner(flag.Arg(0), *seed)
	if err == nil {
		err = l.study(last.AddDate(0, 0, 1-*days), *days)
	}
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%d answers on %d days to %s\n", l.answers, *days, flag.Arg(0))
}

// A learner is one who does not exist.
type learner struct {
	course   *deckfile.Course
	refs     []quiz.Ref
	words    []string // typed by those who do not know better
	log      *history.Log
	memories *study.Memories
	truth    fsrs.Model            // how the learner really forgets
	states   map[string]truthfully // by question
	rng      *rand.Rand
	answers  int
}

// A truthfully is what the learner really remembers of a question.
type truthfully struct {
	fsrs.State
	last study.Day
}

func newLearner(file string, seed uint64) (*learner, error) {
	if _, err := os.Stat(file); err == nil {
		return nil, fmt.Errorf("%s is there already", file)
	}
	l := &learner{states: map[string]truthfully{}, rng: rand.New(rand.NewPCG(seed, 0))}
	var err error
	l.course, err = deckfile.OpenCourse("armed-neutrality", deckfile.Folder{FS: decks.FS, Name: "decks"}, deckfile.Folder{FS: seeds.FS, Name: "seeds"})
	if err != nil {
		return nil, err
	}
	ids, err := l.course.DeckIDs()
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		d, err := l.course.Deck(id)
		if err != nil {
			return nil, err
		}
		if !d.Exam {
			l.refs = l.course.AppendRefs(l.refs, d)
		}
	}
	if l.log, err = history.Open(file, uint32(seed)); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return nil, err
	}
	real := fsrs.Defaults()
	for i := range 4 {
		real[i] *= 0.6 // what was learnt just now
	}
	if l.truth, err = fsrs.New(real); err != nil {
		return nil, err
	}
	taken, err := fsrs.New(fsrs.Defaults())
	if err != nil {
		return nil, err
	}
	l.memories = study.Replay(study.Schedule{Model: taken, Retention: 0.9, Longest: fsrs.MaxStability, Rollover: 4}, study.History{Now: time.Unix(0, 0)})
	return l, nil
}

// study goes through so many days, and leaves some out: most Sundays, two weeks of
// holidays, a day now and then.
func (l *learner) study(first time.Time, days int) error {
	for day := range days {
		at := first.AddDate(0, 0, day).Add(time.Duration(17+l.rng.IntN(4)) * time.Hour).In(time.FixedZone("", 3600))
		off := at.Weekday() == time.Sunday && l.rng.IntN(4) > 0 || day%365 > 200 && day%365 < 215 || l.rng.IntN(12) == 0
		if off && day > 0 {
			continue
		}
		if err := l.sitting(at); err != nil {
			return err
		}
	}
	return nil
}

// sitting is one drill.
func (l *learner) sitting(now time.Time) error {
	s := study.NewSession(l.memories, l.refs, now, study.Limits{New: 4, Total: 40})
	for range 200 {
		r, ok := s.Next(now)
		if !ok {
			return nil
		}
		q, err := l.course.Question(r)
		if err != nil {
			return err
		}
		took := time.Duration(3000+l.rng.ExpFloat64()*9000) * time.Millisecond
		now = now.Add(took + time.Duration(l.rng.IntN(8000))*time.Millisecond)
		knows := l.knows(r.ID, s.Today(now))
		reply := l.reply(q, r.Deck, knows)
		posed := q.Kind.Pose(q.Shuffle(s.Times(r.ID), l.log.Layout()))
		turn := s.Answer(now, q, posed, reply, took)
		if l.answers%3 == 0 {
			turn.Entry.Review.Confidence = l.says(knows)
		}
		if err := l.write(s, turn); err != nil {
			return err
		}
		l.learn(r.ID, s.Today(now), knows)
	}
	return nil
}

// write puts a turn on disk, then into the session.
func (l *learner) write(s *study.Session, t study.Turn) (err error) {
	t.Entry, _, err = l.log.Append(context.Background(), t.Entry)
	if err == nil {
		s.Apply(t)
		l.answers++
	}
	return err
}

// knows draws whether the learner knows an answer.
func (l *learner) knows(question string, on study.Day) bool {
	s, met := l.states[question]
	if !met {
		return l.rng.Float64() < 0.25
	}
	return l.rng.Float64() < l.truth.Recall(float64(on-s.last), s.Stability)
}

// learn changes what the learner really remembers.
func (l *learner) learn(question string, on study.Day, knew bool) {
	g := fsrs.Again
	if knew {
		g = fsrs.Good
	}
	s, met := l.states[question]
	if met {
		s.State = l.truth.Next(s.State, int(on-s.last), g)
	} else {
		s.State = l.truth.First(g)
	}
	s.last = on
	l.states[question] = s
}

// says draws how sure the learner is.
func (l *learner) says(knows bool) fsrs.Confidence {
	switch p := l.rng.Float64(); {
	case p < 0.2:
		return fsrs.FairlySure
	case p < 0.3:
		knows = !knows
	}
	if knows {
		return fsrs.Sure
	}
	return fsrs.Unsure
}

// reply is what the learner answers.
func (l *learner) reply(q quiz.Question, deck string, knows bool) quiz.Reply {
	if !knows && l.rng.IntN(4) == 0 {
		return quiz.Reply{Unknown: true}
	}
	a := q.Asked(deck)
	switch kind := q.Kind.(type) {
	case quiz.Card:
		if knows {
			return quiz.Reply{Self: quiz.Good}
		}
		return quiz.Reply{Self: quiz.Again}
	case quiz.Order, quiz.Match:
		return quiz.Reply{Chosen: l.inTurn(a, knows)}
	case quiz.Choice, quiz.TrueFalse:
		return quiz.Reply{Chosen: l.chosen(a, knows)}
	case quiz.AnyOf:
		return quiz.Reply{Text: l.typed(a.Right[:kind.Need], knows)}
	case quiz.Number:
		return quiz.Reply{Text: []string{number(a.Right[0][0], knows)}}
	default:
		return quiz.Reply{Text: l.typed(a.Right, knows)}
	}
}

// inTurn are the right items of an order or options of a match, two of them in each
// other's place if the learner does not know.
func (l *learner) inTurn(a quiz.Asked, knows bool) (ids []string) {
	for _, part := range a.Right {
		ids = append(ids, part[len(part)-1])
	}
	if !knows {
		i := l.rng.IntN(len(ids) - 1)
		ids[i], ids[i+1] = ids[i+1], ids[i]
	}
	return ids
}

// chosen are the right options, or one of them and then any. Who does not know falls for
// the same option most of the time, and is lucky now and then.
func (l *learner) chosen(a quiz.Asked, knows bool) (ids []string) {
	for _, part := range a.Right {
		ids = append(ids, part[0])
	}
	if knows {
		return ids
	}
	h := fnv.New32()
	h.Write([]byte(a.Question))
	pick := int(h.Sum32()) % len(a.Options)
	if l.rng.IntN(2) == 0 {
		pick = l.rng.IntN(len(a.Options))
	}
	ids[0] = a.Options[pick].ID
	return ids
}

// typed are the right words, the last of them another's if the learner does not know.
// Gaps that accept the same words want different ones.
func (l *learner) typed(right [][]string, knows bool) (words []string) {
	for _, part := range right {
		word := part[0]
		for _, other := range part {
			if !slices.Contains(words, other) {
				word = other
				break
			}
		}
		words = append(words, word)
	}
	l.words = append(l.words, words[0])
	if !knows {
		words[len(words)-1] = l.words[l.rng.IntN(len(l.words))]
	}
	return words
}

// number is the right number, or twice as much.
func number(right string, knows bool) string {
	n, err := strconv.ParseFloat(right, 64)
	if err == nil && !knows {
		n *= 2
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}
