package main

import "policyquiz/quiz/chart"

func writePage(p *program, s *studies, figures []chart.Figure, opts statsOptions) error { return nil }
