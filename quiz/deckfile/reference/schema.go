package reference

// Schema returns a JSON Schema (draft-07, which editors of TOML read) of the file. It
// says what keys there are and of what type; whether names lead anywhere, only the
// reader knows.
func (f File) Schema() map[string]any {
	s := object{
		"$schema":              "http://json-schema.org/draft-07/schema#",
		"title":                "policyquiz: " + f.Title,
		"type":                 "object",
		"additionalProperties": false,
	}
	properties, needed := object{}, []string{}
	for _, t := range f.Tables {
		keys := f.AllKeys(t)
		inner := tableSchema(keys, t.OneOf)
		inner["description"] = t.About
		switch t.Form {
		case Head:
			for _, k := range keys {
				properties[k.Name] = k.schema()
			}
			needed = append(needed, neededOf(keys)...)
		case Single:
			properties[t.Name] = inner
		case Named:
			properties[t.Name] = object{
				"type": "object", "description": t.About,
				"propertyNames": object{"pattern": idPattern}, "additionalProperties": inner,
			}
		case List:
			list := listOf(inner)
			list["description"] = t.About
			properties[t.Name] = list
		}
	}
	s["properties"] = properties
	if len(needed) > 0 {
		s["required"] = needed
	}
	return s
}

// tableSchema is the schema of a table with these keys and no others, of which it has
// exactly one of some.
func tableSchema(keys []Key, one []string) object {
	properties := object{}
	for _, k := range keys {
		properties[k.Name] = k.schema()
	}
	s := object{"type": "object", "properties": properties, "additionalProperties": false}
	if needed := neededOf(keys); len(needed) > 0 {
		s["required"] = needed
	}
	if len(one) > 0 {
		var choices []any
		for _, key := range one {
			choices = append(choices, object{"required": []string{key}})
		}
		s["oneOf"] = choices
	}
	return s
}

// schema is what the schema says of the key.
func (k Key) schema() object {
	s := object{"description": k.About + "\n\n" + k.Example}
	for word, v := range k.Type.Schema {
		s[word] = v
	}
	return s
}

func neededOf(keys []Key) []string {
	var names []string
	for _, k := range keys {
		if k.Needed {
			names = append(names, k.Name)
		}
	}
	return names
}
