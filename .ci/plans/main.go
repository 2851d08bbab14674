// Plans tries the plans of quiz/plan on learners whose memory is known, and is not the
// one that the plans believe in. Start it in the root of the project:
//
//	go run ./.ci/plans
//
// It prints a table: for each kind of memory, number of questions, days until the exam
// and minutes a day, the mean true recall on the day of the exam and its standard
// deviation over 200 learners, by what they did until then. Last stands by how much the
// plan is ahead of the ordinary schedule, with a 95 % interval; the two are compared
// learner by learner. The whole table takes some hours; -questions, -days, -minutes and
// -memory choose a part of it, and -learners takes fewer.
package main

import (
	"flag"
	"fmt"
	"log"
	"math"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

func main() {
	log.SetFlags(0)
	learners := flag.Int("learners", 200, "how many learners of each kind")
	questions := flag.String("questions", "30,90,300", "how many questions")
	days := flag.String("days", "7,14,28", "how many days")
	minutes := flag.String("minutes", "10,15,20", "how many minutes a day")
	memory := flag.String("memory", "", "the kinds of memory whose names begin so; all if empty")
	flag.Parse()
	var cells []cell
	for _, m := range memories {
		for _, n := range numbers(*questions) {
			for _, d := range numbers(*days) {
				for _, t := range numbers(*minutes) {
					if strings.HasPrefix(m.name, *memory) {
						cells = append(cells, cell{m, n, d, t})
					}
				}
			}
		}
	}
	table(os.Stdout, cells, *learners)
}

// numbers reads numbers with commas between.
func numbers(text string) (list []int) {
	for word := range strings.SplitSeq(text, ",") {
		n, err := strconv.Atoi(word)
		if err != nil || n < 1 {
			log.Fatalf("plans: %q is not a list of numbers from 1, as in 7,14", text)
		}
		list = append(list, n)
	}
	return list
}

// A cell is one row of the table.
type cell struct {
	memory                   memory
	questions, days, minutes int
}

// table prints the rows of cells, each when it and those before it are there.
func table(out interface{ Write([]byte) (int, error) }, cells []cell, learners int) {
	head := []string{"memory", "questions", "days", "minutes", "expected"}
	for _, p := range policies {
		head = append(head, p.name)
	}
	head = append(head, "plan - ordinary")
	fmt.Fprintf(out, "| %s |\n|%s\n", strings.Join(head, " | "), strings.Repeat("---|", len(head)))
	rows := make([]chan string, len(cells))
	for i := range rows {
		rows[i] = make(chan string, 1)
	}
	var next sync.Mutex
	started := 0
	for range runtime.GOMAXPROCS(0) {
		go func() {
			for {
				next.Lock()
				i := started
				started++
				next.Unlock()
				if i >= len(cells) {
					return
				}
				rows[i] <- cells[i].row(learners)
			}
		}()
	}
	for _, r := range rows {
		fmt.Fprintln(out, <-r)
	}
}

// row tries all policies on so many learners.
func (c cell) row(learners int) string {
	words := []string{c.memory.name, strconv.Itoa(c.questions), strconv.Itoa(c.days), strconv.Itoa(c.minutes), c.expected()}
	recalls := c.recalls(learners)
	for k := range policies {
		mean, deviation := spread(recalls[k])
		words = append(words, fmt.Sprintf("%.1f ± %.1f", 100*mean, 100*deviation))
	}
	ahead := make([]float64, learners)
	for l := range ahead {
		ahead[l] = recalls[0][l] - recalls[1][l]
	}
	mean, deviation := spread(ahead)
	half := 1.96 * deviation / math.Sqrt(float64(learners))
	words = append(words, fmt.Sprintf("%+.1f to %+.1f", 100*(mean-half), 100*(mean+half)))
	return "| " + strings.Join(words, " | ") + " |"
}

// recalls returns the true recall of each learner, by policy.
func (c cell) recalls(learners int) [][]float64 {
	all := make([][]float64, len(policies))
	for k, p := range policies {
		for l := range learners {
			s := newStudent(c.memory, c.questions, uint64(l))
			all[k] = append(all[k], s.sit(p, c.days, time.Duration(c.minutes)*time.Minute))
		}
	}
	return all
}

// spread returns the mean and the standard deviation of values.
func spread(values []float64) (mean, deviation float64) {
	values = slices.Clone(values)
	for _, v := range values {
		mean += v / float64(len(values))
	}
	for _, v := range values {
		deviation += (v - mean) * (v - mean) / float64(max(1, len(values)-1))
	}
	return mean, math.Sqrt(deviation)
}
