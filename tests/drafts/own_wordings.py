"""Clauses that hinder, by kind and language, to try the small edits on.

They were written without a look at the edits (``turns.toml``), whose own examples show only what they were made for.
"""

from __future__ import annotations

WORDINGS = {
    ("consent", "da"): (
        "Lader Kunden softwarerobotter arbejde i Løsningen, forudsætter det, at Leverandøren har givet sit samtykke.",
        "Kunden kan først sætte softwarerobotter i drift i Systemet, når Leverandøren har godkendt dem skriftligt.",
        "Brug af RPA i Systemet må ikke finde sted uden forudgående aftale med Leverandøren.",
        "Systemet må alene tilgås af automatiserede klienter efter Leverandørens forudgående skriftlige accept.",
    ),
    ("consent", "en"): (
        "The Customer shall obtain the Supplier's written approval before any software robot accesses the System.",
        "Robotic process automation may be used in the Service only with the Vendor's prior consent.",
        "The Customer may not let bots operate the System unless the Supplier has approved it in writing.",
    ),
    ("fee", "da"): (
        "For hver softwarerobot, der anvender Systemet, betaler Kunden en årlig afgift på 12.000 kr.",
        "Kunden kan lade robotter arbejde i Systemet, såfremt der er erhvervet en særskilt robotlicens.",
        "Automatiseret adgang til Systemet er et tilkøb, der afregnes efter prislisten.",
    ),
    ("fee", "en"): (
        "Each software robot that uses the System requires a separate bot licence at the list price.",
        "The Customer may use automation in the Service against payment of an additional automation fee.",
    ),
    ("channel", "da"): (
        "Kundens robotter må udelukkende tilgå Systemet gennem det udstillede API.",
        "Automatisk indberetning til Systemet kan kun ske via Leverandørens integrationsplatform.",
        "RPA-adgang er begrænset til Systemets webservices.",
    ),
    ("channel", "en"): (
        "Software robots may access the System exclusively via the Supplier's published API.",
        "Automated access by the Customer is permitted solely through the integration interface.",
    ),
    ("scope", "da"): (
        "Softwarerobotter må anvende Systemet, dog alene i tidsrummet kl. 20 til kl. 06.",
        "Kunden kan anvende softwarerobotter i Systemet, men højst 200 opslag i timen.",
        "Kunden må alene anvende robotter i modulet Indberetning.",
    ),
    ("scope", "en"): (
        "The Customer may use bots in the System, but only outside business hours.",
        "Software robots may be used in the System up to a maximum of 500 calls per day.",
    ),
    ("revocable", "da"): (
        "Kunden kan indtil videre lade softwarerobotter anvende Systemet.",
        "Kunden må anvende robotter i Systemet. Leverandøren kan til enhver tid og uden varsel trække retten tilbage.",
    ),
    ("revocable", "en"): (
        "The Customer may use software robots in the System until further notice.",
        "Bots may access the Service as long as the Supplier allows it.",
    ),
    ("soft", "da"): (
        "Løsningen bør så vidt muligt kunne betjenes af Kundens softwarerobotter.",
        "Leverandøren vil arbejde for, at Systemet kan indgå i Kundens automatiseringer.",
        "Det tilstræbes, at Systemet kan anvendes af robotter på lige fod med øvrige brugere.",
    ),
    ("soft", "en"): (
        "The Supplier will endeavour to let the Customer's software robots operate the System.",
        "The System should, where possible, support the Customer's use of software robots.",
    ),
    ("people", "da"): (
        "Ved »Slutbruger« forstås en navngiven fysisk person, der er ansat hos Kunden.",
        "Kun fysiske personer må oprettes som brugere i Systemet.",
        "Hver udbetaling skal frigives manuelt af en sagsbehandler i Systemet.",
        "Systemet må alene betjenes af Kundens egne medarbejdere og ikke af software.",
    ),
    ("people", "en"): (
        '"Authorised User" means an individual human being employed by the Customer.',
        "The Service may only be operated by natural persons.",
        "Every payment must be approved manually by a caseworker in the System.",
    ),
    ("ban", "da"): (
        "Kunden afstår fra at benytte scripts, makroer eller softwarerobotter mod Systemet.",
        "Enhver form for automatiseret adgang til Løsningen er forbudt.",
    ),
    ("ban", "en"): (
        "Customer will not use any robot, spider or script to access the Service.",
        "Automated use of the System is prohibited.",
    ),
    ("personal", "da"): (
        "Adgangskoder er personlige og må ikke videregives til andre.",
        "Hver licens er knyttet til én navngiven medarbejder hos Kunden.",
    ),
    ("personal", "en"): (
        "Logins are personal and must not be shared between users.",
        "Each licence is assigned to one named individual.",
    ),
}
