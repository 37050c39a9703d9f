"""Who acts and who is acted upon, as grammar tells it of the word that tells an event."""

from __future__ import annotations

import pytest

from dragoman.extract.events.event_words import find_matches
from dragoman.extract.events.parties import Parties, parties_of
from parses import parse_of

# By type: the word between stars tells the event; then the heads of its actors > those of its recipients.
CASES = {
    "ACCUSE": """
Chile *condemned* the rebels. | Chile > rebels
The rebels were *condemned* by Chile. | Chile > rebels
The rebels were *condemned* on Friday. | > rebels
Chile and Ghana *condemned* the raid. | Chile Ghana >
Chile *condemned* Ghana's decision. | Chile > Ghana
Chile *condemned* the decision by Ghana. | Chile > Ghana
The minister met reporters and *condemned* the rebels. | minister > rebels
The minister, who had *criticised* the court, resigned. | minister > court
The generals *accused* by Chile fled. | Chile > generals
The prosecutor opened an *inquiry* into the bank. | prosecutor > bank
Ghana said it *condemned* the rebels. | Ghana > rebels
Farmers *criticised* its plan. | Farmers >
""",
    "REQUEST": """
Chile *urged* Ghana to free the sailors. | Chile > Ghana
Chile *called* on Ghana to free the sailors. | Chile > Ghana
Chile *demanded* that Ghana free the sailors. | Chile > Ghana
Chile *demanded* an apology from Ghana. | Chile > Ghana
""",
    "RETREAT": """
Chile urged Ghana to *release* the sailors. | Ghana > sailors
Chile called on Ghana to *release* the sailors. | Ghana > sailors
The rebels agreed to *release* the sailors. | rebels > sailors
The *release* of the sailors pleased Chile. | > sailors
Norway *withdrew* its soldiers from Mali. | Norway > Mali
""",
    "ASSAULT": """
Rebels *attacked* a village. | Rebels > village
Soldiers were *killed* in the village on Monday. | > Soldiers
The army's *attack* on the village lasted a day. | army > village
The rebels launched an *attack* on the village. | rebels > village
Chile accused Ghana of *bombing* the port. | Ghana > port
The general denied *shelling* the town. | general > town
The *killing* of a farmer by soldiers shocked the valley. | soldiers > farmer
""",
    "COERCE": """
Police *arrested* five students in Riga. | Police > students
Kenya *blocked* the accounts of the charities. | Kenya > charities
""",
    "SANCTION": """
Norway imposed *sanctions* on Mali. | Norway > Mali
Norway *suspended* its aid to Mali on Monday. | Norway > Mali
""",
    "CONSULT": """
The minister *met* the envoy. | minister envoy >
The minister *met* with the envoy on Tuesday. | minister envoy >
The minister held *talks* with the envoy. | minister envoy >
The *talks* between Chile and Ghana ended. | Chile Ghana >
The minister *visited* Norway. | minister > Norway
Kenya *mediated* between Chile and Ghana. | Kenya > Chile Ghana
The king *received* the ambassador. | ambassador > king
Tuesday's *talks* with the rebels failed. | rebels >
""",
    "COOPERATE": """
Chile *cooperates* with Ghana. | Chile Ghana >
Chile *extradited* a banker to Ghana. | Chile > Ghana
""",
    "AID": """
The bank *lent* money to the miners. | bank > miners
Cuba *gave* Haiti money. | Cuba > Haiti
""",
    "SUPPORT": """
Norway *praised* the decision of Mali. | Norway > Mali
Chile and Ghana *signed* a treaty in Oslo. | Chile Ghana >
The *recognition* of Mali by Norway took years. | Norway > Mali
""",
    "REJECT": """
Ghana *rejected* the offer from Chile. | Ghana > Chile
Ghana *refused* to let the inspectors enter. | Ghana > inspectors
""",
    "THREATEN": """
Kenya *threatened* to attack the rebels. | Kenya > rebels
The nurses *threatened* to strike unless the ministry paid. | nurses > ministry
""",
    "PROTEST": """
The teachers went on *strike* on Friday. | teachers >
The farmers *marched* in Riga. | farmers >
The farmers *demonstrated* against the government. | farmers > government
The *striking* teachers went home. | teachers >
""",
    "MOBILIZE": """
Kenya *moved* two battalions on Sunday. | Kenya >
Officers were *sent* to the border. | Officers >
""",
    "AGREE": """
Norway *agreed* to help Mali. | Norway > Mali
""",
    "CONCEDE": """
The bank *apologised* to the miners. | bank > miners
Norway *lifted* its ban on Malian fishermen. | Norway > fishermen
""",
    "STATEMENT": """
The minister *spoke* to the students. | minister >
""",
}


def _cases() -> list[tuple[str, str, str]]:
    rows = ((label, *line.split(" | ")) for label, lines in CASES.items() for line in lines.strip().split("\n"))
    return [(label, marked, expected) for label, marked, expected in rows]


@pytest.mark.parametrize(("label", "marked", "expected"), _cases())
def test_parties_follow_from_type_and_syntax(label: str, marked: str, expected: str) -> None:
    found = _parties(marked, label)
    words = parse_of(marked.replace("*", "")).words

    actors, recipients = (tuple(side.split()) for side in expected.split(">"))
    assert (actors, recipients) == tuple(
        tuple(words[head] for head in side) for side in (found.actors, found.recipients)
    )


def test_the_trigger_is_no_party_of_itself() -> None:
    found = _parties("The rebels launched an *attack*.", "ASSAULT")

    assert ((1,), ()) == (found.actors, found.recipients)


def test_a_list_of_titles_is_several_actors() -> None:
    text = "The foreign ministers of Chile and Ghana, the Norwegian envoy and the bishop *met* in Oslo."

    assert ["ministers", "envoy", "bishop"] == [
        parse_of(text.replace("*", "")).words[n] for n in _parties(text, "CONSULT").actors
    ]


def test_tokens_of_both_roles_count_as_the_actors() -> None:
    parse = parse_of("Chile condemned the rebels.")

    assert {0: 1, 2: 2, 3: 2} == Parties((0,), (0, 3)).by_token(parse)


def _parties(marked: str, label: str) -> Parties:
    parse = parse_of(marked.replace("*", ""))
    trigger = parse.starts.index(marked.index("*"))
    verb = next((match.verb for match in find_matches(parse) if match.trigger == trigger), None)
    return parties_of(parse, trigger, label, verb)
