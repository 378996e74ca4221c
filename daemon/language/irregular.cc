// One line a verb: base, past, participle (further forms with "/"). The look-up table from forms to lemmas is made of
// these lines the first time it is asked.
#include "daemon/language/irregular.h"

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace youward::language {
namespace {

constexpr std::string_view kVerbs = R"(
be am/is/are/was/were been/being
have has/had having
do does/did done/doing
go goes/went gone
say said said
arise arose arisen
awake awoke awoken
babysit babysat babysat
bear bore borne/born
beat beat beaten
become became become
befall befell befallen
beget begot begotten
begin began begun
behold beheld beheld
bend bent bent
beset beset beset
bet bet/betted bet
bid bid/bade bid/bidden
bind bound bound
bite bit bitten
bleed bled bled
blow blew blown
break broke broken
breed bred bred
bring brought brought
broadcast broadcast/broadcasted broadcast
browbeat browbeat browbeaten
build built built
burn burnt burnt
burst burst burst
buy bought bought
cast cast cast
catch caught caught
choose chose chosen
cling clung clung
come came come
cost cost cost
creep crept crept
cut cut cut
deal dealt dealt
dig dug dug
dive dove dived
draw drew drawn
dream dreamt dreamt
drink drank drunk
drive drove driven
dwell dwelt dwelt
eat ate eaten
fall fell fallen
feed fed fed
feel felt felt
fight fought fought
find found found
fit fit/fitted fit
flee fled fled
fling flung flung
fly flies/flew flown
forbid forbade forbidden
forecast forecast/forecasted forecast
foresee foresaw foreseen
foretell foretold foretold
forget forgot forgotten
forgive forgave forgiven
forgo forwent forgone
forsake forsook forsaken
freeze froze frozen
get got got/gotten/getting
give gave given
grind ground ground
grow grew grown
hang hung hung
hear heard heard
hide hid hidden
hit hit hit
hold held held
hurt hurt hurt
input input input
inset inset inset
keep kept kept
kneel knelt knelt
knit knit knit
know knew known
lay laid laid
lead led led
lean leant leant
leap leapt leapt
learn learnt learnt
leave left left
lend lent lent
let let let/letting
lie lay lain/lying
light lit lit
lose lost lost/losing
make made made
mean meant meant
meet met met
mislead misled misled
misread misread misread
misspell misspelt misspelt
mistake mistook mistaken
misunderstand misunderstood misunderstood
mow mowed mown
offset offset offset
outbid outbid outbid
outdo outdid outdone
outgrow outgrew outgrown
outrun outran outrun
outsell outsold outsold
outshine outshone outshone
overcome overcame overcome
overdo overdid overdone
overhear overheard overheard
overlay overlaid overlaid
overpay overpaid overpaid
override overrode overridden
overrun overran overrun
oversee oversaw overseen
oversell oversold oversold
oversleep overslept overslept
overspend overspent overspent
overtake overtook overtaken
overthrow overthrew overthrown
overwrite overwrote overwritten
partake partook partaken
pay paid paid
plead pled pled
prepay prepaid prepaid
proofread proofread proofread
prove proved proven
put put put/putting
quit quit quit
read read read
rebuild rebuilt rebuilt
recast recast recast
redo redid redone
redraw redrew redrawn
regrow regrew regrown
relay relaid relaid
remake remade remade
repay repaid repaid
reread reread reread
resell resold resold
resend resent resent
reset reset reset/resetting
resit resat resat
retake retook retaken
retell retold retold
rethink rethought rethought
rewind rewound rewound
rewrite rewrote rewritten
rid rid rid
ride rode ridden
ring rang rung
rise rose risen
run ran run/running
saw sawed sawn
see saw seen/seeing
seek sought sought
sell sold sold
send sent sent
set set set/setting
sew sewed sewn
shake shook shaken
shed shed shed
shear sheared shorn
shine shone shone
shoot shot shot
show showed shown
shrink shrank shrunk
shut shut shut/shutting
sing sang sung
sink sank sunk
sit sat sat/sitting
slay slew slain
sleep slept slept
slide slid slid
sling slung slung
slit slit slit
smell smelt smelt
sow sowed sown
speak spoke spoken
speed sped sped
spell spelt spelt
spend spent spent
spill spilt spilt
spin spun spun
spit spat spat
split split split/splitting
spoil spoilt spoilt
spread spread spread
spring sprang sprung
stand stood stood
steal stole stolen
stick stuck stuck
sting stung stung
stink stank stunk
stride strode stridden
strike struck struck/stricken
string strung strung
strive strove striven
sublet sublet sublet
swear swore sworn
sweep swept swept
swell swelled swollen
swim swam swum
swing swung swung
take took taken
teach taught taught
tear tore torn
tell told told
think thought thought
thrive throve thriven
throw threw thrown
thrust thrust thrust
tread trod trodden
typeset typeset typeset
unbind unbound unbound
undercut undercut undercut
undergo underwent undergone
underlie underlay underlain
underpay underpaid underpaid
undersell undersold undersold
understand understood understood
undertake undertook undertaken
underwrite underwrote underwritten
ghostwrite ghostwrote ghostwritten
undo undid undone
unwind unwound unwound
uphold upheld upheld
upset upset upset/upsetting
wake woke woken
waylay waylaid waylaid
wear wore worn
weave wove woven
wed wed wed
weep wept wept
wet wet wet
win won won/winning
wind wound wound
withdraw withdrew withdrawn
withhold withheld withheld
withstand withstood withstood
wring wrung wrung
write wrote written/writing
can could -
will would -
shall should -
may might -
die died dying
tie tied tying
vie vied vying
see sees seeing
agree agreed agreeing
free freed freeing
guarantee guaranteed guaranteeing
oversee oversees overseeing
use used using
age aged ageing
focus focused/focussed focusing/focussing/focuses/focusses
add added adding
err erred erring
need needed needing
exceed exceeded exceeding
proceed proceeded proceeding
succeed succeeded succeeding
bus bused busing/buses
quiz quizzed quizzing/quizzes
)";

constexpr std::string_view kNouns = R"(
man men
woman women
person people/persons
child children
foot feet
tooth teeth
goose geese
mouse mice
ox oxen
life lives
live lives
wife wives
knife knives
leaf leaves
half halves
shelf shelves
self selves
thief thieves
loaf loaves
wolf wolves
calf calves
hoof hooves
scarf scarves
elf elves
analysis analyses
analyse analyses
basis bases
base bases
crisis crises
thesis theses
hypothesis hypotheses
synthesis syntheses
diagnosis diagnoses
emphasis emphases
parenthesis parentheses
axis axes
axe axes
criterion criteria
phenomenon phenomena
datum data
medium media
curriculum curricula
memorandum memoranda
stratum strata
index indices
appendix appendices
matrix matrices
vertex vertices
formula formulae
alumnus alumni
stimulus stimuli
focus foci
cactus cacti
nucleus nuclei
status statuses
bonus bonuses
campus campuses
virus viruses
census censuses
bus buses
gas gases
salesman salesmen
saleswoman saleswomen
salesperson salespeople
businessman businessmen
businesswoman businesswomen
businessperson businesspeople
spokesman spokesmen
chairman chairmen
foreman foremen
craftsman craftsmen
tradesman tradesmen
grandchild grandchildren
)";

constexpr std::string_view kAdjectives = R"(
good better/best
well better/best
bad worse/worst
badly worse/worst
little less/least
much more/most
many more/most
far further/furthest/farther/farthest
old elder/eldest
)";

// Words that look like a form of something and are not.
constexpr std::string_view kInvariant = R"(
this thus his hers its ours yours theirs us as is was has does yes plus less unless always perhaps besides afterwards towards
whereas across news series species physics mathematics economics ethics politics analytics logistics
during nothing something anything everything morning evening ceiling king ring thing bring spring string sing wing
red bed shed need feed seed speed indeed hundred sacred naked wicked embed
her over after ever never under either neither other another rather together however whether order offer number
quarter matter letter paper water later member customer partner manager user computer server center power
answer consider remember deliver discover differ prefer refer transfer suffer enter corner summer winter former
sister brother mother father december november october september dinner
best rest west test interest request quest guest forest honest harvest invest suggest protest contest latest-and-greatest
)";

class Table {
 public:
  Table() {
    Read(kVerbs, &verbs_);
    Read(kNouns, &plurals_);
    Read(kAdjectives);
    for (std::size_t i = 0; i < kInvariant.size();) {
      const std::string_view word = Word(kInvariant, i);
      if (!word.empty()) invariant_.insert(word);
    }
  }

  std::span<const std::string_view> Lemmas(std::string_view form) const {
    const auto found = lemmas_.find(form);
    if (found == lemmas_.end()) return {};
    return found->second;
  }

  std::string_view Past(std::string_view base) const { return Find(verbs_, base, &Forms::first); }
  std::string_view Participle(std::string_view base) const { return Find(verbs_, base, &Forms::second); }
  std::string_view Plural(std::string_view noun) const { return Find(plurals_, noun, &Forms::first); }

  bool Invariant(std::string_view word) const { return invariant_.contains(word); }

 private:
  // What a lemma's line says: past and participle of a verb, the plural of a noun.
  struct Forms {
    std::string_view first;
    std::string_view second;
  };

  // The word at i or behind blank space; i moves behind it.
  static std::string_view Word(std::string_view text, std::size_t& i) {
    while (i < text.size() && (text[i] == ' ' || text[i] == '\n' || text[i] == '/')) ++i;
    const std::size_t begin = i;
    while (i < text.size() && text[i] != ' ' && text[i] != '\n' && text[i] != '/') ++i;
    return text.substr(begin, i - begin);
  }

  static std::string_view Find(const std::unordered_map<std::string_view, Forms>& table, std::string_view lemma,
                               std::string_view Forms::* form) {
    const auto found = table.find(lemma);
    return found == table.end() ? std::string_view() : found->second.*form;
  }

  // The first of "does/did" that is neither a third person nor an -ing form.
  static bool IsPastForm(std::string_view form) {
    return form != "-" && form != "am" && form != "are" && (form == "was" || !form.ends_with('s')) &&
           !form.ends_with("ing");
  }

  void Read(std::string_view lines, std::unordered_map<std::string_view, Forms>* forms = nullptr) {
    std::size_t begin = 0;
    while (begin < lines.size()) {
      std::size_t end = lines.find('\n', begin);
      if (end == std::string_view::npos) end = lines.size();
      const std::string_view line = lines.substr(begin, end - begin);
      std::size_t i = 0;
      const std::string_view lemma = Word(line, i);
      int column = 0;
      Forms columns;
      while (i < line.size()) {
        if (line[i] == ' ') ++column;
        const std::string_view form = Word(line, i);
        std::string_view& place = column == 1 ? columns.first : columns.second;
        if (place.empty() && (forms == &plurals_ || IsPastForm(form))) place = form;
        if (!form.empty() && form != "-" && form != lemma) Add(form, lemma);
      }
      if (forms != nullptr && !lemma.empty()) AddForms(*forms, lemma, columns);
      begin = end + 1;
    }
  }

  // A verb may have several lines; the first that names a form decides.
  static void AddForms(std::unordered_map<std::string_view, Forms>& table, std::string_view lemma, Forms forms) {
    Forms& known = table[lemma];
    if (known.first.empty()) known.first = forms.first;
    if (known.second.empty()) known.second = forms.second;
  }

  void Add(std::string_view form, std::string_view lemma) {
    std::vector<std::string_view>& known = lemmas_[form];
    for (const std::string_view other : known) {
      if (other == lemma) return;
    }
    known.push_back(lemma);
  }

  std::unordered_map<std::string_view, std::vector<std::string_view>> lemmas_;
  std::unordered_set<std::string_view> invariant_;
  std::unordered_map<std::string_view, Forms> verbs_;
  std::unordered_map<std::string_view, Forms> plurals_;
};

const Table& TheTable() {
  static const Table kTable;
  return kTable;
}

}  // namespace

std::span<const std::string_view> IrregularLemmas(std::string_view form) { return TheTable().Lemmas(form); }

std::string_view IrregularPast(std::string_view base) { return TheTable().Past(base); }

std::string_view IrregularParticiple(std::string_view base) { return TheTable().Participle(base); }

std::string_view IrregularPlural(std::string_view noun) { return TheTable().Plural(noun); }

bool IsInvariant(std::string_view word) { return TheTable().Invariant(word); }

}  // namespace youward::language
