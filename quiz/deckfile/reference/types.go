package reference

import (
	"fmt"
	"strings"
)

// A Type is what the value of a key may be.
type Type struct {
	Says   string         // in words, as in "a list of texts"
	Schema map[string]any // as JSON Schema says it
	Inner  []Key          // the keys of the inner tables that the value may have
}

// object is a part of a JSON Schema.
type object = map[string]any

func text() Type  { return Type{Says: "text", Schema: object{"type": "string"}} }
func texts() Type { return Type{Says: "list of texts", Schema: listOf(object{"type": "string"})} }
func id() Type    { return Type{Says: "id", Schema: idSchema()} }
func ids() Type   { return Type{Says: "list of ids", Schema: listOf(object{"type": "string"})} }
func truth() Type { return Type{Says: "true or false", Schema: object{"type": "boolean"}} }
func number() Type {
	return Type{Says: "number", Schema: object{"type": "number"}}
}

// idPattern is what an id looks like.
const idPattern = "^[a-z0-9-]+$"

func idSchema() object { return object{"type": "string", "pattern": idPattern} }

func listOf(element any) object { return object{"type": "array", "items": element} }

func eitherOf(schemas ...any) object { return object{"anyOf": schemas} }

// whole is a whole number that is not less than least, and not more than most if that
// is not 0.
func whole(least, most int) Type {
	t := Type{Says: fmt.Sprintf("whole number from %d", least), Schema: object{"type": "integer", "minimum": least}}
	if most > 0 {
		t.Says += fmt.Sprintf(" to %d", most)
		t.Schema["maximum"] = most
	}
	return t
}

// oneOf is one of some words.
func oneOf[T ~string](words []T) Type {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = fmt.Sprintf("%q", string(w))
	}
	says := quoted[0]
	if last := len(quoted) - 1; last > 0 {
		says = strings.Join(quoted[:last], ", ") + " or " + quoted[last]
	}
	return Type{Says: says, Schema: object{"type": "string", "enum": words}}
}

// date is a day, a month or a year.
func date() Type {
	return Type{
		Says:   `date, or "2025-10" or "2025" in quotes`,
		Schema: object{"type": "string", "pattern": `^\d{4}(-\d{2}(-\d{2})?)?$`},
	}
}

// mapping is an inline table whose keys the author chooses.
func mapping(says string, keyPattern string) Type {
	return Type{Says: says, Schema: object{
		"type":                 "object",
		"propertyNames":        object{"pattern": keyPattern},
		"additionalProperties": object{"type": "string"},
	}}
}

// places is what stands in at.
func places() Type {
	one := eitherOf(object{"type": "integer", "minimum": 0}, object{"type": "string"})
	return Type{Says: "place, or list of places", Schema: eitherOf(one["anyOf"].([]any)[0], one["anyOf"].([]any)[1], listOf(one))}
}

// lastPlace is the last place of a kind.
func lastPlace() Type {
	return Type{Says: "number or text", Schema: eitherOf(object{"type": "integer", "minimum": 1}, object{"type": "string"})}
}
