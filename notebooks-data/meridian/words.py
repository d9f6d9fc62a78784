"""The invented names and sentences that generate.py draws from. No company here exists."""

OWNERS = ["Ines Varga", "Tomasz Hale", "Priya Lindqvist", "Jonas Okoro", "Aiko Brandt"]

ACCOUNT_NAMES = """
Aldermoss Foods|Arvenholt Dairy|Balkenrode Steel|Bexmoor Glass
Bramquist Ceramics|Brövik Paper|Calderwick Pumps|Castelune Textiles
Corvenna Mills|Dalmarra Water|Dornbeck Turbines|Drexholm Cables
Eastvane Packaging|Eldergate Cement|Elvarra Cosmetics|Fairhollow Brewing
Fennimarsh Grain|Ferrowen Castings|Galtbridge Rubber|Garenza Ceramica
Glenharrow Timber|Grindelmoor Tools|Halvorsen, Reyl & Co|Harrowmere Salt
Hesperlund Energy|Ironquay Shipyard|Isenbach Valves|Jarrowyn Plastics
Jutlemark Wind|Kaldermere Chemicals|Kestrelund Optics|Kronvale Motors
Larkenfeld Seeds|Lindmarrow Pharma|Lumenrath Lighting|Maravelle Sucre
Marlowen Batteries|Moorcastle Bricks|Nandorra Copper|Nethervale Gas
Nordquell Mineral Water|Oakenrath Furniture|Orvanta Aluminium|Pellworth Filters
Pinemarch Pulp|Quarrystone Lime|Quellmar Bottling|Rakkestrand Fisheries
Ravensholt Bearings|Saltmarrow Canning|Silverquist Foils|Sønderlund Malt
Tarnwick Elevators|Tesselin et Fils|Thornemere Robotics|Umbervale Inks
Valdoro Olives|Vesterholm Ferries|Westerquay Terminals|Zarnholt Bakeries
""".replace("\n", "|").strip("|").split("|")

# Each comment is an opening, or an opening and an ending. "from" is the first wave it fits.
COMMENTS = {
    "promoter": {
        "openings": [
            "Support answers within the hour",
            "The line dashboards paid for themselves",
            "Reliable since the first day",
            "Our operators like it",
            "The migration went smoothly, much better than feared",
            "Fewer stoppages since we connected the second plant",
            "Alarm lists are finally readable",
            "Your engineers know our process",
            "Très satisfaits de l'équipe de formation",
            "Setting up a new line now takes a day, not a week",
            'My shift leader calls it "the calm screen"',
            "Good value",
        ],
        "endings": [
            ", keep it up",
            ", and the training was useful",
            "; we recommend it to our sister plants",
            ", thank you",
            ". More templates would be welcome",
        ],
    },
    "passive": {
        "openings": [
            "Does what it should",
            "Solid, but reports are slow to build",
            "Good product, average documentation",
            "Works well on the main line",
            "The mobile view needs work",
            "Fine for daily use",
            "Updates are announced too late",
            "Einführung gut, Schulung etwas kurz",
            "Export to our ERP still needs manual steps",
            "Useful, though the night shift hardly opens it",
            'We were told "next release" about the export twice',
            "The user group is helpful",
        ],
        "endings": [
            ", no strong opinion",
            "; price is in line with others",
            ", we will see how the next release does",
            ", otherwise content",
            ". Ask us again in spring",
        ],
    },
    "detractor": {
        "openings": [
            "Tickets stay open for weeks",
            "We were promised an integration, it never came",
            "The historian lost two days of data",
            "Too complicated for our operators",
            "Nobody from your side has visited since the contract was signed",
            "Reports time out on large batches",
            "Trop de clics pour une tâche simple",
            "We keep a spreadsheet beside it, which says enough",
        ],
        "endings": [
            ", please call us",
            "; we are looking at alternatives",
            ", and that costs us money",
            ", which was not what we bought",
        ],
    },
}
# Added to the detractors' openings from the third wave on, when the price rise came.
PRICE_RISE_OPENINGS = [
    "The price rise came without warning",
    "The new licence portal locks people out at shift change",
    "Paying 18 % more for the same functions",
    'The portal says "contact your administrator", and I am the administrator',
    "Since the licence change nobody knows who may log in",
    "Erhöhung der Preise, aber kein neuer Nutzen",
]
LINE_BREAK_COMMENT = "Two things went wrong:\nthe invoice, and the licence portal."

SERVICE_ENGINEERS = ["Malin Osei", "Rafael Dunmore", "Yuna Keller", "Oskar Bellamy"]

PARTNER_NAMES = """
Alderic Automation|Brindle Systems|Cathmore Controls|Delvaux Ingénierie
Ernholt Panels|Fairwater Field Service|Gantrell Robotics|Hollis & Varne
Ivarsund Electric|Jessamyn Software|Koppelhart Networks|Lindqvist Motion
Marrowgate Instruments|Ostrava Logic House|Pellegrin Process|Quindale Integrators
""".replace("\n", "|").strip("|").split("|")

TICKET_KINDS = ["how to", "defect", "integration", "licence", "performance"]
