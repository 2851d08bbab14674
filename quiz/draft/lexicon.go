package draft

import (
	"strings"
	"sync"
)

// This file has the English words by which names, terms and claims are told apart. They
// are words of the language, not of any subject.

// A wordSet is a set of words. It is made when it is first asked: most runs of the program
// read no document.
type wordSet func() map[string]bool

// newWords makes a set of words that stand in one text.
func newWords(words string) wordSet {
	return sync.OnceValue(func() map[string]bool { return setOf(words) })
}

// has reports whether a word is in the set.
func (s wordSet) has(word string) bool { return s()[word] }

// setOf makes a set of the words in a text.
func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}

// functionWords hold sentences together and name nothing.
var functionWords = newWords(`a an the this that these those some any no each every all both either neither such same other another
	own several many much more most few fewer less least enough certain various
	i me my mine myself we us our ours ourselves you your yours yourself he him his himself she her hers herself it its itself
	they them their theirs themselves one ones who whom whose which what whatever whoever anyone anybody anything everyone
	everybody everything someone somebody something nobody nothing none
	of in on at by for with without within from to into onto upon over under above below between among against about around
	through during before after since until till toward towards across along behind beyond near off out up down per via like
	unlike despite regarding concerning according inside outside given including except as than
	and or but nor so yet if because although though while whereas unless whether when whenever where wherever why how once
	am is are was were be been being have has had having do does did done doing will would shall should can could may might must
	ought cannot not
	there here then now today tomorrow yesterday again also too very just only even still already always never ever often
	sometimes usually rather quite almost nearly perhaps maybe however therefore thus hence moreover furthermore indeed instead
	otherwise meanwhile finally first second third next last later earlier soon ago back away together apart else anyway okay ok
	yes yeah well oh right kind sort lot lots bit thing things way ways really actually basically probably certainly obviously
	clearly simply particularly especially exactly far long little
	i'm i've i'd i'll it's that's there's here's what's let's don't doesn't didn't isn't aren't wasn't weren't won't wouldn't
	can't couldn't shouldn't hasn't haven't hadn't we're we've we'd we'll you're you've you'd you'll they're they've they'd
	they'll he's he'd he'll she's she'd she'll who's
	et al etc ie eg vs mr mrs ms dr please thanks dear`)

// plainVerbs are common verbs, which begin or end no term. Their forms are made by rule.
var plainVerbs = verbForms(`accept achieve act add address agree aim allow announce answer appear apply approve argue arise ask
	assert assess assume attack avoid become begin believe belong bring build call carry cause cease challenge change check choose cite
	claim come complain complete concede concern conclude condemn confirm consider constitute contain continue contribute
	convince cover create cross cut deal decide declare defend define demand deny depend describe deserve determine develop
	differ disagree discuss dismiss doubt drag draw drive encourage end enjoy ensure enter establish evaluate exist expect
	explain express face fail fall feel fight fill find finish follow force form gain get give go grow guarantee happen hear
	help hit hold hope identify ignore imagine impose improve include incorporate increase indicate inform insist intend
	introduce involve issue join keep kill know lack last laugh lead learn leave let lie like limit link list listen live look
	lose love maintain make manage matter mean meet mention move name need note notice obtain occur offer oppose own pay permit
	pick place plan play point post prefer prepare present prevent produce promise propose protect prove provide publish pursue
	push put raise reach read realize receive recognize recommend record reduce refer reflect refuse regard reject rely remain
	remember remind remove repeat replace reply request require resist respond restore restrict result return reveal rise run
	say see seek seem sell send serve set share shift show speak spend stand start state stay stop strike struggle submit
	succeed suggest supply support suppose sustain take talk tell tend test thank think threaten touch treat try turn understand
	urge use violate vote wait walk want warn watch welcome win wish wonder work worry write exclude contend
	implement conduct analyze analyse adopt engage maintain refer release discover mitigate decrease leverage calculate facilitate streamline stifle
	predict incur cede dissuade represent injure foster enable switch span enact surrender withdraw evacuate relinquish`)

// irregular are the forms of irregular verbs, which no rule makes.
const irregular = `became began begun broke broken brought built came chose chosen cut dealt drawn drew driven drove fallen fell
	felt fought found gave given gone got gotten grew grown heard held hid hidden kept knew known laid led left lent lost made
	meant met paid ran read rose said sat saw seen sent set shown sold spent spoke spoken stood struck taken taught thought told
	took understood went withdrew withdrawn woken wore won wrote written gonna wanna gotta`

// verbForms lists verbs with their forms.
func verbForms(verbs string) wordSet {
	return sync.OnceValue(func() map[string]bool {
		set := setOf(irregular)
		for v := range strings.FieldsSeq(verbs) {
			for _, form := range formsOf(v) {
				set[form] = true
			}
		}
		return set
	})
}

// formsOf makes the regular forms of a verb: propose, proposes, proposed, proposing.
func formsOf(v string) []string {
	stem, last := v, v[len(v)-1]
	s := v + "s"
	switch {
	case last == 'e':
		stem = v[:len(v)-1]
	case last == 'y' && !strings.ContainsRune("aeiou", rune(v[len(v)-2])):
		s = v[:len(v)-1] + "ies"
		return []string{v, s, v[:len(v)-1] + "ied", v + "ing"}
	case strings.HasSuffix(v, "s"), strings.HasSuffix(v, "sh"), strings.HasSuffix(v, "ch"), last == 'x':
		s = v + "es"
	}
	forms := []string{v, s, stem + "ed", stem + "ing"}
	if n := len(v); n > 2 && n < 7 && strings.ContainsRune("bdgmnprt", rune(last)) && strings.ContainsRune("aeiou", rune(v[n-2])) && !strings.ContainsRune("aeiou", rune(v[n-3])) {
		forms = append(forms, v+string(last)+"ed", v+string(last)+"ing")
	}
	return forms
}

// poorWords are nouns and adjectives that say too little to be a term, or the end of one.
var poorWords = newWords(`able available bad best better big clear close common complete current different difficult due early easy
	entire final former free full further future general good great half hard high higher huge important interesting key large
	larger late latest likely low lower main major new nice old open particular past possible potential present previous prior
	public ready real recent relevant responsible serious short significant similar simple single small specific strong sure true
	unlikely unclear useful whole willing wrong young additional appropriate necessary sensible smart sad wide
	amount case cases cause chance course day days detail details end ends example examples fact facts form group groups hand hour hours idea issue
	issues item items kinds level levels look lots man member members men moment month months morning name names number numbers
	order others part parts people percent period person persons piece place places point points position positions problem problems
	process purpose question questions reason reasons rest result results sense set side sides situation sorts step steps sum
	term terms time times today topic top type types use variety view views week weeks weekend woman women word words work world year
	years conversation conversations discussion discussions thought thoughts sentence paragraph answer story stuff guy guys`)

// names of days and months, which are no names of actors.
var calendarWords = newWords(`monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
	september october november december christmas easter spring summer autumn winter
	am pm a.m p.m`)

// genericNames are single words with capitals that are names of nothing: parts of texts,
// and short forms.
var genericNames = newWords(`pt api apis url urls u.s.c usc c.f.r cfr faq faqs pdf html section sections appendix annex chapter article part
	subject title table figure attachment regardless similar additionally licensing computing architecture roles dashboard overview background
	federal national privacy supplements introduction summary conclusion purpose scope definitions references`)

// headingVerbs begin headings and references, and no names.
var headingVerbs = newWords("see refer analyze analyse conduct consider achieve implement engage adopt maintain require provide ensure develop establish")

// commonTerms are single words, in the singular, that are terms of nothing by themselves.
var commonTerms = newWords(`information mission document documentation section solution development performance acquisition policy improvement
	community commitment exception requirement implementation definition responsibility operation regulation
	management statement government environment payment appointment department movement agreement argument treatment equipment
	location situation condition addition option action section position question attention intention
	collection connection direction selection instruction introduction production description information organization
	difference reference experience evidence sentence presence conference audience language message package page percentage
	measure feature figure structure procedure picture future nature failure pressure
	activity ability facility university opportunity quality quantity majority entity
	business approach objective benefit component material standard resource schedule system method result`)

// titles stand before the name of a person.
var titles = newWords(`mr mrs ms miss madam dr prof professor president vice vice-president chancellor minister premier prime secretary
	senator sen representative rep congressman congresswoman governor gov mayor judge justice chief chairman chairwoman chair
	ranking member general gen admiral colonel col captain ambassador commissioner director speaker king queen prince princess
	pope lord lady sir sister brother father attorney solicitor delegate councillor counsel majority minority leader
	candidate president-elect fellow herr frau monsieur madame mme señor señora signor signora пан пані spokesman spokeswoman spokesperson`)

// bodyWords are the words by which a name is that of a body.
var bodyWords = newWords(`administration agency alliance assembly association authority bank board bureau cabinet center centre chamber
	church coalition college commission committee company congress conference consortium cooperative corporation council court
	department directorate division federation foundation fund government group guard house institute institution joint league
	legislature library ministry museum network office organisation organization parliament party police post press school secretariat senate
	service services society syndicate task times journal tribunal trust union university institutes endowment podcast newspaper
	inc ltd llc corp plc gmbh industries force army navy airforce workers employers team program`)

// actingNouns are the nouns for people who act together, or for a body without a name.
var actingNouns = newWords(`administration administrations advisers advisors advocates agencies allies ambassadors americans analysts
	applicants authorities authority businesses campaigners candidates citizens clients colleagues commentators commission commissioners
	committee committees communities companies conservatives consumers contractors corporations council councils countries courts
	critics customers delegation delegations democrats department departments developers diplomats economists employees employers engineers
	executives experts families farmers firms forces fighters government governments governors households inspectors institutions
	insurers investors journalists judges lawmakers lawyers leaders leadership legislators legislature legislatures liberals
	manufacturers mediators ministers ministries monitors nations negotiators observers officers officials operators opponents
	organisations organizations owners parents parliament parliaments participants parties partners patients peers
	politicians population presidents producers proponents prosecutors providers public regulators reporters republicans researchers
	residents respondents retailers scholars scientists senators shareholders soldiers sources spokesman spokesperson states students supporters
	suppliers taxpayers teachers team teams tenants trade-unions troops unions users vendors victims veterans voters witnesses workers
	landlords holders agency court ministry officer official`)

// isActing reports whether a word in lower case is such a noun.
func isActing(low string) bool { return actingNouns.has(low) }

// instrumentWords end the names of texts and plans, which are terms and no actors.
var instrumentWords = newWords(`accord accords act agreement agreements amendment bill charter clause code communique communiqué constitution
	convention covenant declaration decree directive doctrine framework guideline guidelines initiative law laws memorandum memo
	order ordinance pact plan platform policy policies principles program programme project protocol regulation regulations
	report resolution rule scheme standard standards statement statute strategy summit talks treaty`)

// abstractEndings end nouns for notions.
var abstractEndings = []string{"ism", "ity", "ship", "acy", "ancy", "ency", "ance", "ence", "ation", "ution", "ition", "ction", "sion", "tion", "ment", "ness", "hood",
	"dom", "omy", "ics", "ure", "age", "phy", "macy"}

func isAbstract(low string) bool {
	if len(low) < 6 {
		return false
	}
	for _, e := range abstractEndings {
		if strings.HasSuffix(low, e) || strings.HasSuffix(low, e+"s") {
			return true
		}
	}
	return false
}

// abbreviations end with a stop that ends no sentence. "No." does so before a number.
var abbreviations = newWords(`mr mrs ms dr prof sen rep gov gen col lt sgt capt st jr sr v nos sec secs art arts fig figs vs inc ltd co corp dept
	mgmt jan feb mar apr jun jul aug sep sept oct nov dec e.g i.e cf pt pts pp p para paras vol ed eds approx est hon rev amb adm ch cl
	subsec subch reg regs stat u.s.c`)
