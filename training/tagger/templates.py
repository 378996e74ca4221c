"""Sentences of a seller's prose that a pipeline trained on news gets wrong, made with their tags.

    templates.py VERBS [COUNT]      writes "kind<TAB>word<TAB>tag" lines

VERBS: base forms, a line each. What is taught: the third person behind "our" + noun ("Our dashboard cuts costs") though the
word is a noun elsewhere, and the plural noun in the same place where the verb comes later ("Our price cuts are attached").
Seeded.
"""
import random
import sys

# Verbs of offers; most are nouns too.
OFFER = """accept adapt add aim alert analyse answer automate back balance benefit bill boost brake bring build bundle cache calculate
call capture carry catch change charge check clear coach collect combine compare connect contact control cool cost count craft create
credit cut deal deliver detect display document drive ease end exchange export fall feature feed filter fix fit flow focus forecast
form free fuel gain gauge grade grant group grow guide handle heat help hold import improve increase index insure integrate issue
keep launch lead learn level lift limit list lock manage mark market measure meet mirror model need note notice open order organise
pack pair pass patch perform plan play plug position power predict present prevent print process produce profile promise prompt
protect provide pull purchase push question quote raise range reach read rebuild record recycle refund release remove rent repair
replace request research reserve rest result return reward ride rise save scale scan score screen seal search secure send serve
share shelter shift show signal simplify sort sound source speed split sponsor stack stand start stay step stop store stream
strengthen suit supply surface survey sync tag take target tend time top total touch trace trade transfer transform treat trigger
trim trust tune turn update upgrade value view walk warn watch weigh work wrap write""".split()
NOUNS = """platform software tool system app dashboard service solution product engine network portal module plan team company
agency studio workshop scanner package programme bot assistant suite framework network approach process method contract system
warehouse fleet depot laundry clinic bakery press pump valve sensor label card till camera battery van crane""".split()
MODIFIERS = """payroll booking inventory delivery marketing billing reporting customer support data cloud route stock price sales
maintenance training energy water safety booking mobile staffing catering cleaning freight hotel export fleet""".split()
ADJECTIVES = "new smart small simple own flexible modern local affordable automated".split()
PEOPLE = "teams clinics shops hotels schools growers brokers plants landlords agencies nurses planners drivers managers firms".split()
THINGS = """time costs waste errors delays invoices orders claims calls risk downtime paperwork stock margins complaints
shipments queries returns data energy output""".split()
ADVERBS = "also usually often quietly automatically simply really always now".split()
NAMES = "Acme Brightline Northfold Tallowby Kestrel Finmark Orrery Pellman Stacksy Veloro".split()


def third(verb):
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + "s"


class Maker:
    def __init__(self, known, seed):
        self.random = random.Random(seed)
        self.known = known

    def pick(self, words):
        return self.random.choice(words)

    def verb(self):
        return self.pick(OFFER) if self.random.random() < 0.7 else self.pick(self.known)

    def singular(self):
        """A noun phrase in the third person singular."""
        kind = self.random.random()
        if kind < 0.15:
            return [(self.pick(NAMES), "NNP")]
        head = self.pick(["Our/PRP$", "Our/PRP$", "Our/PRP$", "The/DT", "This/DT", "Your/PRP$"]).split("/")
        out = [tuple(head)]
        if self.random.random() < 0.25:
            out.append((self.pick(ADJECTIVES), "JJ"))
        if self.random.random() < 0.4:
            out.append((self.pick(MODIFIERS), "NN"))
        return out + [(self.pick(NOUNS), "NN")]

    def plural(self):
        out = [(self.pick(["Our", "Your"]), "PRP$")]
        if self.random.random() < 0.5:
            out.append((self.pick(MODIFIERS), "NN"))
        return out + [(third(self.pick(NOUNS + ["engineer", "driver", "customer", "planner"])), "NNS")]

    def object(self):
        kind = self.random.random()
        noun = self.pick(THINGS)
        tag = "NNS" if noun.endswith("s") and noun != "status" else "NN"
        if kind < 0.3:
            return [("your", "PRP$"), (noun, tag)]
        if kind < 0.5:
            return [(self.pick(MODIFIERS), "NN"), (noun, tag)]
        if kind < 0.6:
            return [("each", "DT"), (self.pick(NOUNS), "NN")]
        if kind < 0.7:
            return [("the", "DT"), (noun, tag), ("that", "WDT"), ("hurt", "VBP"), ("you", "PRP")]
        if kind < 0.8:
            return [("every", "DT"), (self.pick(NOUNS), "NN"), ("in", "IN"), ("real", "JJ"), ("time", "NN")]
        return [(noun, tag)]

    def end(self):
        kind = self.random.random()
        if kind < 0.2:
            return [("by", "IN"), (str(self.random.randint(10, 60)) + "%", "CD")]
        if kind < 0.3:
            return [("for", "IN"), (self.pick(PEOPLE), "NNS")]
        if kind < 0.4:
            return [("so", "RB"), ("you", "PRP"), (self.verb(), "VBP"), ("less", "JJR")]
        return []

    def sentence(self):
        kind = self.random.random()
        maybe = [(self.pick(ADVERBS), "RB")] if self.random.random() < 0.15 else []
        verb = self.verb()
        if kind < 0.35:
            out = self.singular() + maybe + [(third(verb), "VBZ")] + self.object() + self.end()
        elif kind < 0.45:  # the plural noun where the verb stood
            first = [(self.pick(["Our", "Your", "The"]), None), (self.pick(MODIFIERS), "NN"), (third(self.pick(OFFER)), "NNS")]
            first[0] = (first[0][0], "DT" if first[0][0] == "The" else "PRP$")
            rest = self.pick([[("are", "VBP"), ("attached", "VBN")], [("have", "VBP"), ("halved", "VBN")], [("can", "MD"), ("wait", "VB")],
                              [(self.verb(), "VBP")] + self.object(), [("were", "VBD"), ("late", "JJ")]])
            out = first + rest + self.end()
        elif kind < 0.6:
            out = self.plural() + maybe + [(verb, "VBP")] + self.object() + self.end()
        elif kind < 0.7:
            out = [(self.pick(["We", "You", "They", "I"]), "PRP")] + maybe + [(verb, "VBP")] + self.object() + self.end()
        elif kind < 0.8:
            out = [("We", "PRP"), ("help", "VBP"), (self.pick(PEOPLE), "NNS"), (verb, "VB")] + self.object() + self.end()
        elif kind < 0.88:
            out = [(verb.capitalize(), "VB")] + self.object() + self.end()
        elif kind < 0.94:
            who = self.pick(PEOPLE)
            head = [(who.capitalize(), "NNS")] if self.random.random() < 0.4 else [(self.pick(["Most", "Many"]), "JJ"), (who, "NNS")]
            out = head + maybe + [(verb, "VBP")] + self.object()
        else:
            out = [("What", "WP"), (third(verb), "VBZ")] + self.object() + [("?", ".")]
        if out[-1][0] != "?":
            out.append((".", "."))
        return out


def kind_of(word):
    return 2 if word in ".?," else 1 if word[0].isdigit() else 0


def main():
    known = [line.strip() for line in open(sys.argv[1], encoding="utf-8")]
    known = [verb for verb in known if 3 < len(verb) < 9 and not verb.endswith("s")]
    maker = Maker(known, 20240607)
    for _ in range(int(sys.argv[2]) if len(sys.argv) > 2 else 9000):
        for word, tag in maker.sentence():
            print(f"{kind_of(word)}\t{word}\t{tag}")
        print()


if __name__ == "__main__":
    main()
