package marks

import "encoding/json"

// A Figure is one number of an analysis, or the reason why there is none. Its fields
// are never NaN and never infinite.
type Figure struct {
	Value    float64   // 0 if Why is not empty
	Interval *Interval // nil if none is worked out; the comment of each figure says which it is
	// Why says why there is no value, such as "all have the same score"; empty: there
	// is one.
	Why string
}

// An Interval has the bounds between which a figure lies with 95 % confidence.
type Interval struct {
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// Known reports whether there is a value.
func (f Figure) Known() bool { return f.Why == "" }

// MarshalJSON writes {"value": 0.5, "low": 0.4, "high": 0.6}, without the bounds if
// there are none. Where there is no value it writes {"value": null, "why": "…"}. The
// error is nil.
func (f Figure) MarshalJSON() ([]byte, error) {
	if !f.Known() {
		return json.Marshal(struct {
			Value *float64 `json:"value"`
			Why   string   `json:"why"`
		}{nil, f.Why})
	}
	return json.Marshal(struct {
		Value float64 `json:"value"`
		*Interval
	}{f.Value, f.Interval})
}

// A Logit is a place on the scale of the Rasch model with its standard error, or the
// reason why there is none. Its fields are never NaN and never infinite.
type Logit struct {
	Value float64 // 0 is the mean difficulty of the questions; higher is harder, or abler
	Error float64 // the standard error, above 0; 0 if Why is not empty
	Why   string  // why there is no value; empty: there is one
}

// Known reports whether there is a value.
func (l Logit) Known() bool { return l.Why == "" }

// MarshalJSON writes {"value": 0.5, "error": 0.1}. Where there is no value it writes
// {"value": null, "why": "…"}. The error is nil.
func (l Logit) MarshalJSON() ([]byte, error) {
	if !l.Known() {
		return Figure{Why: l.Why}.MarshalJSON()
	}
	return json.Marshal(struct {
		Value float64 `json:"value"`
		Error float64 `json:"error"`
	}{l.Value, l.Error})
}
