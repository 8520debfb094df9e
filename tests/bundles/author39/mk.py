import json, os

p = "02-omsorgsjournal/Hovedkontrakt Omhu EOJ 2017.txt"
s = open(p).read()
for a, b in [
    ("§ 8 Personale\nLeverandøren må", "§ 8 Personale\nStk. 1. Leverandøren må"),
    ("Stk. 3. Leverandørens medarbejdere skal fremvise", "Stk. 2. Leverandørens medarbejdere skal fremvise"),
    ("§ 11 Ansvar og forsikring\nParterne", "§ 11 Ansvar og forsikring\nStk. 1. Parterne"),
    (" Leverandøren har en produkt- og", "\nStk. 2. Leverandøren har en produkt- og"),
]:
    if a in s and b not in s:
        s = s.replace(a, b)
s = (
    s.replace("\n\nStk. 2. Leverandørens medarbejdere", "\nStk. 2. Leverandørens medarbejdere")
    .replace("10 mio. kr.\n\nStk. 3.", "10 mio. kr.\nStk. 3.")
    .replace("kategori B.\n\nStk. 3.", "kategori B.\nStk. 3.")
)
open(p, "w").write(s)
R = []


def add(*a):
    k = "bundle system supplier cvr contract_number effective_date expiry_date notice_period_months verdict deciding_document deciding_quote why".split()
    R.append(dict(zip(k, a)))


add(
    "01-tandplejejournal",
    "TandNote",
    "Molarsoft ApS",
    "24004554",
    "MS-2019-77",
    "2019-10-01",
    None,
    6,
    "missing",
    None,
    None,
    "Neither the contract nor the data processing agreement says anything on the customer's automation; only personal passwords, the supplier's own monitoring and art. 22 wording occur.",
)
add(
    "02-omsorgsjournal",
    "Omhu Journal",
    "Omhu Informatik A/S",
    "39304848",
    "SÆ-2017-0031",
    "2017-11-01",
    "2027-10-31",
    9,
    "compliant",
    "Bilag 2 Krav og besvarelse.txt",
    "Alle skærmbilleder skal kunne betjenes af Kundens softwarerobotter på samme måde som af en ansat, og Leverandøren må ikke lægge tekniske eller aftalemæssige forhindringer i vejen herfor.",
    "Requirement 2.08 (answered Ja) ranks before the licence terms in bilag 6, whose ban in 3 c is without effect under § 2; the minutes change nothing (§ 10).",
)
add(
    "03-musikskole",
    "Nodeværk Musikskole",
    "Nodeværk ApS",
    "43129341",
    "2013-204",
    "2013-08-01",
    None,
    3,
    "restricted",
    "Nodeværk vilkår udg 4.txt",
    "Du må ikke bruge små programmer, indspillede klik eller robotter til at arbejde i Nodeværk, heller ikke på egne data.",
    "The incorporated general terms bar robots and macros; the order form lifts nothing.",
)
add(
    "04-jobcenter-virkplan",
    "Virkplan",
    "Virkplan A/S",
    "30229428",
    "JC-15-08",
    "2015-09-01",
    None,
    9,
    "conditional",
    "Tillæg 2 underskrevet 280521.txt",
    "Vil Jobcentret sætte en robot i drift i Virkplan, skal Virkplan A/S forinden have gennemgået robotten og skriftligt frigivet den.",
    "The free right in point 9 was replaced by signed tillæg 2, which demands the supplier's prior written release; tillæg 3, which would restore it, is an unsigned draft.",
)
add(
    "05-pladsanvisning",
    "Vuggeliste",
    "Institutionsdata Norden A/S",
    "25647181",
    "BU-2021-12",
    "2021-05-01",
    "2025-04-30",
    4,
    "compliant",
    "Bilag B Krav og løsningsbeskrivelse.txt",
    "Ordregiver skal kunne benytte softwarerobotter i Løsningen med egne brugerkonti, uden at det udløser betaling, og uden at der skal spørges om lov.",
    "Minimum requirement B4 is answered yes without reservation and nothing contradicts it. Options are not recorded as used.",
)
add(
    "06-oekonomisystem",
    "Posteringa",
    "Kontoplan Systemhus A/S",
    "18910039",
    "ØK 2020/4",
    "2020-01-01",
    "2027-12-31",
    12,
    "restricted",
    "Bilag 1 Ordliste.txt",
    "Bruger: et menneske, der er ansat hos Aftager eller arbejder under Aftagers instruktion, og som er oprettet i Posteringa med sit eget navn.",
    "Point E confines use to a Bruger's own operation, a Bruger is a human being by definition, and the wish for a robot was answered 'Ikke opfyldt'.",
)
add(
    "07-vejregister",
    "Vejbog",
    "Vejdata Midt A/S",
    "13162085",
    None,
    "2009-06-15",
    None,
    3,
    "missing",
    None,
    None,
    "The 2009 contract and the 2018 tillæg are silent on automation by the customer.",
)
add(
    "08-byggesag",
    "ByggOmråde",
    "Plantegn A/S",
    "17079859",
    "TM-16-140",
    "2016-03-01",
    "2026-02-28",
    6,
    "compliant",
    "Kontrakt 2016 - ByggOmråde.txt",
    "Kunden bestemmer selv, om en opgave i ByggOmråde løses af en sagsbehandler eller af et stykke software, og Plantegn A/S giver afkald på at gøre indsigelse imod det, på at afspærre for det og på at tage sig betalt for det.",
    "Point 5.2 gives the customer an unhindered choice of software and the supplier waives objection, blocking and payment.",
)
add(
    "09-sygefravaer",
    "FraværsKompas",
    "Nærværk ApS",
    "27672248",
    "NV-553",
    "2022-04-01",
    None,
    2,
    "conflicting",
    "Del B Brugsvilkår FraværsKompas.txt",
    "FraværsKompas må ikke betjenes af robotter. Det gælder også kommunens egne, og det gælder samtlige funktioner.",
    "Point 5 of the agreement lets the municipality's robots do everything, part B forbids it, and point 2.2 says that no part yields to another.",
)
add(
    "10-fritidsbooking",
    "Haltid Booking",
    "Haltid ApS",
    "38468995",
    "B-24-0917",
    "2024-02-01",
    None,
    1,
    "restricted",
    "Haltid vilkår for kommuner.txt",
    "Bag enhver administrationskonto skal der sidde et levende menneske, som selv trykker, taster og vælger.",
    "The incorporated terms demand a living human behind each administration account and forbid that credentials are left to a program.",
)
add(
    "11-vagtplan",
    "Turnusa Vagtplan",
    "Turnusa A/S",
    "27200257",
    "LØN-2018-06",
    "2018-06-01",
    "2026-05-31",
    6,
    "conditional",
    "Kontrakt Turnusa Vagtplan.txt",
    "Robotter kan benyttes af Kommunen i Turnusa Vagtplan, når der for hver robot er købt den robotlicens, som er prissat i prisbilaget.",
    "A paid robot licence is needed for every robot; the mailed relief covered February and March 2019 only.",
)
add(
    "12-landbrugstilsyn",
    "TilsynsFelt",
    "Tilsyn & Felt A/S",
    "27565956",
    "14/3307",
    "2015-01-01",
    None,
    8,
    "compliant",
    "Allonge 2 af 20. september 2023.txt",
    "Kommunen kan efter eget valg lade digitale medarbejdere udføre ethvert trin i kontordelen og i feltdelens server.",
    "Signed allonge 2 strikes the ban in art. 5.3 and inserts an unhindered right; the sales consultant's mail has no force under art. 9.",
)
add(
    "13-botilbud",
    "Rammen",
    "Rammelinje A/S",
    "31311802",
    "HS-2023-19",
    "2023-03-01",
    "2029-02-28",
    3,
    "restricted",
    "Bilag 3 Sådan dokumenteres der i Rammen.txt",
    "Ethvert felt i Rammen, uanset modul, udfyldes, rettes og slettes af en medarbejder, der personligt sidder med skærmen og har set oplysningen igennem.",
    "Bilag 3 ranks before the agreement (number 4), demands that employees do everything in person and sets number 9 (the right) aside.",
)
add(
    "14-esdh",
    "Arkivora Sag",
    "Arkivora A/S",
    "17039105",
    "K25-0081",
    "2025-09-01",
    "2031-08-31",
    12,
    "compliant",
    "K25-0081 Kontrakt Arkivora ESDH.txt",
    "Kunden kan sætte AI-agenter, robotter og egne scripts til at arbejde i Systemet i stedet for eller sammen med mennesker, og Leverandøren har hverken ret til at stille betingelser herfor eller til at indrette Systemet, så det vanskeliggøres.",
    "Point 6.3 gives an unhindered right; 6.4 only asks for equal security and information.",
)
add(
    "15-bibliotek",
    "Shelfmetric",
    "Readlight Analytics ApS",
    "17584286",
    "RL-OF-2023-118",
    "2023-08-15",
    "2026-08-14",
    3,
    "restricted",
    "Readlight Terms of Service 2023-05.txt",
    "You will not point any bot, macro or other unattended software at the product, whether to read from it or to write to it, and no interface is offered for that purpose.",
    "The incorporated terms bar all unattended software and open no other channel; the order form does not deal with the subject.",
)
add(
    "16-koerselskontor",
    "Rutevalg",
    "Rutekompagniet A/S",
    "30045467",
    "KK 11-02",
    "2011-08-01",
    None,
    5,
    "missing",
    None,
    None,
    "The contract is silent; the minutes and mails hold only an unanswered question and have no force (VIII).",
)
add(
    "17-energistyring",
    "Kelvin Buildings",
    "Kelvin Grid Software A/S",
    "35347410",
    "EJD-2025-004",
    "2025-04-01",
    "2029-03-31",
    6,
    "conditional",
    "Kelvin Service Terms (EN).txt",
    "Scripts, robots and AI agents run by or for the customer may work with the service solely by way of the Kelvin REST API, using a key that the customer's administrator can generate at no charge.",
    "The contract is silent, so the Service Terms apply in full: automation only through the API, not through the screens.",
)
add(
    "18-ydelsesberegning",
    "Ydelsesnavigator",
    "Ydelseskompasset A/S",
    "13541485",
    "BB-26-01",
    "2026-02-01",
    "2029-01-31",
    None,
    "conditional",
    "Bilag 1 Ønsker og besvarelse.txt",
    "Ydelseskompasset vil efter bedste evne søge at gøre plads til Kommunens robotter, i den udstrækning det passer ind i produktets udvikling.",
    "Only the answer binds (3.1), and it promises no more than best efforts; the wish for free access beside it gives no right. Vague: soft wording.",
)
json.dump(R, open("expected.json", "w"), ensure_ascii=False, indent=1)
import re
from collections import Counter

w = [2, 7, 6, 5, 4, 3, 2, 1]
ok = lambda c: sum(a * int(b) for a, b in zip(w, c)) % 11 == 0
for e in R:
    d = e["bundle"]
    txt = "".join(open(f"{d}/{f}").read() + "\n" for f in os.listdir(d))
    if e["deciding_document"]:
        assert e["deciding_quote"] in open(f"{d}/{e['deciding_document']}").read(), d
    assert ok(e["cvr"]) and e["cvr"] in txt.replace(" ", ""), d
    for k in ("system", "supplier"):
        assert e[k] in txt, (d, k)
    assert e["contract_number"] is None or e["contract_number"] in txt, d
    for c in re.findall(r"CVR[^\d\n]{0,8}((?:\d ?){8})", txt):
        assert ok(c.replace(" ", "")), (d, c)
assert sorted(x["bundle"] for x in R) == sorted(x for x in os.listdir(".") if os.path.isdir(x))
print(Counter(e["verdict"] for e in R))
