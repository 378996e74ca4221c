// Words that the search for names goes by. Internal to daemon/language/names*.cc. Lower case, ASCII.
//
//   text::Has(kPosts, "founder")  // true: says what somebody is, names nobody
//
// Plain data, any thread.
#ifndef YOUWARD_DAEMON_LANGUAGE_NAMES_WORDS_H_
#define YOUWARD_DAEMON_LANGUAGE_NAMES_WORDS_H_

#include "daemon/text/word_list.h"

namespace youward::language {

// Written with a capital without being anybody's name.
inline constexpr auto kNeverNames = text::WordList(
    {"i",        "a",       "everybody", "everyone",  "somebody", "someone",  "nobody",    "anybody",  "anyone",
     "people",   "monday",  "tuesday",   "wednesday", "thursday", "friday",   "saturday",  "sunday",   "january",
     "february", "march",   "april",     "june",      "july",     "august",   "september", "october",  "november",
     "december", "mon",     "tue",       "wed",       "thu",      "fri",      "sat",       "sun",      "jan",
     "feb",      "mar",     "apr",       "jun",       "jul",      "aug",      "sep",       "sept",     "oct",
     "nov",      "dec",     "christmas", "easter",    "ramadan",  "diwali",   "ps",        "re",       "fwd",
     "fw",       "am",      "pm",        "q1",        "q2",       "q3",       "q4",        "faq",      "mr",
     "mrs",      "ms",      "mx",        "dr",        "prof",     "sir",      "madam",     "miss",     "hi",
     "hello",    "dear",    "hey",       "thanks",    "thank",    "regards",  "best",      "cheers",   "yes",
     "no",       "ok",      "okay",      "please",    "sorry",    "english",  "british",   "german",   "french",
     "spanish",  "italian", "dutch",     "irish",     "scottish", "welsh",    "american",  "canadian", "european",
     "indian",   "chinese", "japanese",  "polish",    "swedish",  "danish",   "norwegian", "finnish",  "australian",
     "uk",       "us",      "usa",       "eu",        "vat",      "gdpr",     "iso",       "soc",      "crm",
     "erp",      "seo",     "roi",       "kpi",       "sla",      "api",      "pdf",       "faqs",     "ai",
     "it",       "hr",      "pr",        "b2b",       "b2c",      "saas",     "linkedin",  "google",   "excel",
     "outlook",  "teams",   "zoom",      "whatsapp",  "slack",    "internet", "covid"});

// First names and company names that are also words with which a sentence may well begin. Alone they are left out.
inline constexpr auto kOrdinary = text::WordList(
    {"will",    "mark",   "may",      "bill",      "chase",   "rob",    "sue",    "pat",     "drew",      "art",
     "rich",    "frank",  "hope",     "faith",     "joy",     "grace",  "dawn",   "rose",    "guy",       "grant",
     "price",   "young",  "long",     "short",     "small",   "team",   "sales",  "support", "marketing", "the",
     "new",     "north",  "south",    "east",      "west",    "city",   "sign",   "call",    "notion",    "square",
     "bolt",    "linear", "drive",    "front",     "begin",   "start",  "click",  "look",    "book",      "try",
     "read",    "find",   "right",    "order",     "captain", "doctor", "office", "company", "customer",  "success",
     "account", "group",  "software", "solutions", "your",    "our",    "my"});

// What a person is.
inline constexpr auto kPosts = text::WordList({"manager",
                                               "director",
                                               "founder",
                                               "co-founder",
                                               "cofounder",
                                               "owner",
                                               "ceo",
                                               "cfo",
                                               "coo",
                                               "cto",
                                               "cmo",
                                               "cro",
                                               "vp",
                                               "president",
                                               "head",
                                               "chief",
                                               "officer",
                                               "executive",
                                               "representative",
                                               "rep",
                                               "consultant",
                                               "partner",
                                               "adviser",
                                               "advisor",
                                               "engineer",
                                               "developer",
                                               "designer",
                                               "analyst",
                                               "associate",
                                               "assistant",
                                               "coordinator",
                                               "co-ordinator",
                                               "specialist",
                                               "lead",
                                               "leader",
                                               "recruiter",
                                               "broker",
                                               "agent",
                                               "administrator",
                                               "secretary",
                                               "trainer",
                                               "coach",
                                               "teacher",
                                               "editor",
                                               "writer",
                                               "author",
                                               "estimator",
                                               "surveyor",
                                               "architect",
                                               "accountant",
                                               "buyer",
                                               "planner",
                                               "producer",
                                               "chair",
                                               "chairman",
                                               "principal",
                                               "intern",
                                               "student",
                                               "researcher",
                                               "professor",
                                               "md",
                                               "gm",
                                               "csm",
                                               "sdr",
                                               "bdr",
                                               "ae",
                                               "sales",
                                               "marketing",
                                               "operations",
                                               "account",
                                               "accounts",
                                               "customer",
                                               "success",
                                               "business",
                                               "development",
                                               "finance",
                                               "support",
                                               "service",
                                               "services",
                                               "senior",
                                               "junior",
                                               "regional",
                                               "area",
                                               "general",
                                               "managing",
                                               "commercial",
                                               "technical",
                                               "export",
                                               "procurement",
                                               "purchasing",
                                               "partnerships",
                                               "partnership",
                                               "growth",
                                               "product",
                                               "department",
                                               "dept",
                                               "desk",
                                               "office",
                                               "enterprise",
                                               "strategy",
                                               "renewals",
                                               "team",
                                               "mba",
                                               "phd",
                                               "bsc",
                                               "msc",
                                               "cpa",
                                               "acca",
                                               "ba",
                                               "ma",
                                               "dipl",
                                               "ing",
                                               "relations",
                                               "client",
                                               "field",
                                               "inside",
                                               "human",
                                               "division",
                                               "pricing",
                                               "translator",
                                               "customers",
                                               "resources",
                                               "facilities",
                                               "logistics",
                                               "events",
                                               "admissions",
                                               "technician",
                                               "contracts",
                                               "onboarding"});

// What a company's name ends with: the legal form, and the trade.
inline constexpr auto kLegalForms =
    text::WordList({"ltd",  "limited",     "inc", "llc", "llp",  "plc", "gmbh", "ag",  "kg", "bv",  "b.v",
                    "nv",   "sa",          "s.a", "srl", "sarl", "spa", "oy",   "ab",  "as", "aps", "pty",
                    "corp", "corporation", "co",  "pvt", "lda",  "sl",  "s.l",  "kft", "sro"});
inline constexpr auto kTradeWords = text::WordList(
    {"software",   "solutions",   "systems",    "technologies", "technology", "tech",       "labs",
     "lab",        "group",       "consulting", "partners",     "studio",     "studios",    "media",
     "digital",    "logistics",   "analytics",  "agency",       "associates", "services",   "international",
     "industries", "engineering", "works",      "recruitment",  "recruiting", "capital",    "ventures",
     "insurance",  "health",      "foods",      "supplies",     "supply",     "trading",    "packaging",
     "telecom",    "telematics",  "security",   "cleaning",     "events",     "travel",     "training",
     "academy",    "education",   "energy",     "solar",        "freight",    "compliance", "bank",
     "brothers",   "sons",        "company",    "hq",           "app",        "cloud",      "networks",
     "marketing",  "infotech",    "bookkeeping"});

// What people call what they sell, and where they work.
inline constexpr auto kOwnNouns = text::WordList(
    {"product",   "platform",    "app",     "tool",       "software", "service",   "system",   "solution", "suite",
     "programme", "program",     "company", "firm",       "agency",   "studio",    "startup",  "start-up", "business",
     "practice",  "consultancy", "brand",   "newsletter", "engine",   "assistant", "workshop", "course",   "machine",
     "dashboard", "module",      "line",    "range",      "plan",     "package",   "planner",  "portal"});
inline constexpr auto kPeople = text::WordList({"team", "teams", "colleagues", "colleague", "people", "folks", "staff",
                                                "crew", "guys", "everyone", "all", "engineers", "group", "friends"});
inline constexpr auto kReadersPlace =
    text::WordList({"team",      "teams",   "colleagues", "colleague", "people",  "staff", "crew",
                    "role",      "job",     "work",       "position",  "post",    "time",  "career",
                    "engineers", "drivers", "buyers",     "planners",  "manager", "boss",  "department"});

// "Pawline helps clinics": verbs that sellers use of their own product, in the third person.
inline constexpr auto kSellingVerbs = text::WordList(
    {"helps",       "lets",        "gives",    "offers",   "provides",   "integrates", "automates", "connects",
     "enables",     "allows",      "saves",    "cuts",     "reduces",    "syncs",      "delivers",  "supplies",
     "specialises", "specializes", "empowers", "supports", "simplifies", "replaces",   "combines",  "covers",
     "turns",       "takes",       "handles",  "makes",    "works",      "comes",      "tracks",    "includes"});

}  // namespace youward::language

#endif  // YOUWARD_DAEMON_LANGUAGE_NAMES_WORDS_H_
