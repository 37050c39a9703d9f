"""Whether an event happened, is planned, is only thought of, is denied or lies long back, as grammar tells it."""

from __future__ import annotations

import pytest

from dragoman.extract.events.status import status_of
from parses import parse_of

# The word between stars tells the event.
HAPPENED = """
The foreign minister *met* her counterpart in Tallinn on Tuesday.
The two ministers held *talks* in Tallinn on Tuesday.
Soldiers *attacked* a village near the border overnight.
The party has pledged *support* for the bill.
Police have *arrested* four men in the port of Varna.
Three officers were *killed* in the raid.
The rebels managed to *capture* the bridge.
Workers began to *march* towards the parliament.
The army started *shelling* the town at dawn.
The general was accused of *ordering* the raid.
The union condemned the *arrest* of its chairman.
She said that soldiers had *attacked* the convoy.
The council welcomed the *release* of the sailors.
The envoy left after *talks* with the rebels.
Ministers met to *discuss* the drought.
Police used water cannon to *disperse* the crowd.
The party did not rule out talks although it *criticised* the plan.
Not only did they *attack* the base, they burned it.
The pilots went on *strike* at midnight.
The governor will not forget the *attack* on his office.
The minister denied the claims and *accused* the paper of lying.
The crews failed to prevent the *attack*.
The president's *visit* ended on Sunday.
The two sides were unable to stop the *fighting*.
Norland *imposes* sanctions on shipping firms.
The ambassador, who was *expelled* on Friday, flew home.
Those responsible for the *bombing* will be punished.
The prime minister will discuss the *attack* with his cabinet.
Lawyers demanded an inquiry into the *killing* of the farmer.
The court jailed him for *plotting* against the king.
The bishop asked about the *arrests* in the capital.
The ceasefire followed months of *fighting*.
The *meeting* took place in a hotel in Riga.
The king apologised for *deporting* the islanders.
Nobody was hurt when the mob *stormed* the consulate.
The mission is said to have *attacked* two camps.
They vowed to end the *strike* within days.
The police were forced to *withdraw* from the square.
Fishermen are *blocking* the harbour for a third day.
The ministry has *refused* to comment on the case.
The rebels *agreed* to meet the envoy.
The minister *called* for a ceasefire.
The mayor *threatened* to cut the water supply.
The two leaders spoke by phone and *agreed* to talk again.
The embassy confirmed the *death* of two guards in the attack.
Why did the army *attack* the school?
The general said he *regretted* the raid.
The judge *ordered* his release.
Opposition lawmakers *rejected* the proposal.
The president spoke at the *summit* in Doha.
The queen did not attend, *criticising* the hosts.
The minister said it would leave the bloc, a *threat* that surprised nobody.
The guards crossed the river to *arrest* the poachers.
In a statement issued after the *attack*, the ministry blamed rebels.
"""
PLANNED = """
The foreign minister will *meet* her counterpart in Tallinn on Friday.
The two ministers will hold *talks* in Tallinn on Friday.
The prime minister is to *visit* Montevideo next month.
The king is going to *pardon* the two editors.
Norland plans to *impose* sanctions on the bank.
The sides agreed to *meet* again in March.
The government decided to *expel* the ambassador.
Nurses are expected to *strike* on Thursday.
The *talks* are scheduled for Monday.
The envoy arrived in Tunis for *talks* with ministers.
The envoy flew to Tunis to *attend* the conference.
Troops tightened control ahead of *talks* in the capital.
The planned *visit* has drawn protests.
Their upcoming *meeting* will be held in secret.
She said she would *visit* the camps in May.
The union announced a *strike* for the end of the month.
The ministers will meet and *sign* the treaty.
The president promised to *release* all prisoners.
The court's decision to *extradite* the banker was welcomed.
Preparations for the *summit* have begun.
The delegation is due to *travel* to Oslo on Sunday.
The leaders of the two states *meet* in Quito next week.
Norland and Sudmark will *sign* an agreement on fishing.
Minister to *visit* flooded towns on Friday
The general was about to *surrender* when the line went dead.
A new round of *talks* will begin in Lima on Monday.
The sides set a date for the *talks*.
The rebels postponed the *release* of the hostages.
The group was plotting to *attack* the embassy.
Both sides are ready to *meet* at any time.
The group offered to *mediate* between the parties.
The *meeting* is to take place in June.
The president begins a state *visit* to Sudmark on Tuesday.
The *talks* scheduled for Monday will last two days.
The council said it would *sign* the treaty.
The admiral vowed to *retaliate* against the raiders.
The ministers intend to *hold* a summit.
"""
HYPOTHETICAL = """
Norland threatened to *impose* sanctions on the bank.
The bishops called for a *ceasefire*.
The bishops called on both sides to *withdraw* from the valley.
The envoy urged the rebels to *release* the hostages.
The bloc is considering *sanctions* against the generals.
The bloc could *impose* sanctions next year.
The army may *attack* the town.
If the talks fail, the army will *attack* the town.
Workers will *strike* unless wages go up.
The premier warned that the rebels might *attack* again.
The premier warned of an *attack* on the port.
There is a risk of *war* in the valley.
The threat of a *strike* has upset exporters.
Villagers fear an *attack* from the north.
The president invited the king to *visit* the islands.
The opposition demanded the *resignation* of the interior minister.
The opposition demanded that the minister *resign*.
The party did not rule out *talks* with the rebels.
A possible *visit* by the king was discussed.
The *sanctions* would hurt farmers.
Higher tariffs would hurt, but the bloc would still *impose* them.
It is unclear whether the rebels *attacked* the convoy.
Will the president *meet* the rebels?
The opposition insisted that the council *restore* the allowance.
Unless the fine is paid, they said, they would *seize* the ship.
The army gave the rebels a week to *surrender*.
He wants to *negotiate* with the union.
He ordered the army to *retake* the town.
The proposal for a *summit* came from Sudmark.
The army should *withdraw* from the valley, she said.
The envoy is seeking a *meeting* with the president.
The judge allowed the union to *strike*.
Release the hostages, or we will *attack*, the caller said.
The rebels tried to *seize* the airport.
The minister spoke of the possibility of *talks*.
Her party favours *sanctions* on arms makers.
The firms would have been *sanctioned* had they refused.
They discussed how to *attack* the base.
"""
DENIED = """
The foreign minister did not *meet* her counterpart.
The army denied *attacking* the village.
The army denied that its troops *attacked* the village.
The rebels refused to *release* the hostages.
The rebels have not yet *released* the hostages.
The two sides failed to *reach* an agreement.
No *talks* took place on Sunday.
The president cancelled his *visit* to the islands.
The union called off the *strike*.
The envoy left without *meeting* the president.
The minister ruled out *talks* with the rebels.
The country will not *send* troops to the valley.
Neither side *attacked* the convoy.
Nobody *attacked* the convoy, the colonel said.
The president never *visited* the camp.
The police prevented a *riot* in the stadium.
The lack of *talks* worries diplomats.
The minister has yet to *visit* the region.
The prime minister avoided *criticising* the court.
There have been no *talks* between the two sides.
The king declined to *meet* the protesters.
The army could not *capture* the bridge.
There are no plans to *impose* sanctions.
The treaty averted a *war* between the neighbours.
The foiled *attack* was aimed at the harbour.
The rebels rejected calls for a *ceasefire*.
The minister denied reports that the army had *attacked* the camp.
The council did not meet or *vote* on the plan.
The party stopped short of *condemning* the raid.
The general was acquitted of *killing* the priest.
The general refused to meet the envoy or *release* the men.
The court found no evidence that the minister *ordered* the raid.
The king cancelled a *visit* planned for May.
Neither the governor nor the bishop *received* the delegation.
The rebels have neither threatened nor *attacked* the pipeline.
The ministry dismissed reports that it had *talked* to the rebels.
The promised *withdrawal* never took place.
The bloc will not *impose* sanctions.
The two ministers did not hold *talks*.
The government decided not to *expel* the ambassador.
"""
BACKGROUND = """
Sudmark has had no king since the 1979 *revolution*.
The editor, who had been *jailed* in 2012, became a minister.
The 2003 *invasion* divided the parties.
In the 1990s, the two states *fought* over the islands.
The treaty *signed* in 1956 is still in force.
Crowds marked the anniversary of the *massacre*.
The border has been closed since the *war* of 1965.
The army *annexed* the islands decades ago.
He was *arrested* in 2009 and spent three years in jail.
After decades of *war*, the valley is quiet.
The colonel *seized* power in 1984.
The previous *talks* broke down within hours.
"""


def _cases() -> list[tuple[str, str]]:
    lists = {
        "happened": HAPPENED,
        "planned": PLANNED,
        "hypothetical": HYPOTHETICAL,
        "denied": DENIED,
        "background": BACKGROUND,
    }
    return [(line, status) for status, lines in lists.items() for line in lines.strip().split("\n")]


@pytest.mark.parametrize(("marked", "expected"), _cases())
def test_status_is_read_from_the_syntax(marked: str, expected: str) -> None:
    assert expected == _status(marked, 2020)[0]


@pytest.mark.parametrize(
    ("marked", "reason"),
    [
        ("The two ministers held *talks* in Tallinn on Tuesday.", ""),
        ("Norland plans to *impose* sanctions on the bank.", "below 'plan'"),
        ("The foreign minister did not *meet* her counterpart.", "negated"),
        ("The planned *visit* has drawn protests.", "noun modified by 'planned'"),
        ("The bloc could *impose* sanctions next year.", "modal 'could'"),
        ("In the 1990s, the two states *fought* over the islands.", "'in 1990s'"),
    ],
)
def test_the_reason_names_the_words(marked: str, reason: str) -> None:
    assert reason == _status(marked, 2020)[1]


def test_a_year_just_past_is_no_background() -> None:
    assert "happened" == _status("He was *arrested* in 2009 and spent three years in jail.", 2010)[0]


def test_what_a_light_verb_does_to_other_nouns_is_left_out_of_account() -> None:
    text = "The president offered an *apology* to the miners."

    assert ("happened", "planned") == (_status(text)[0], _status("The president will offer an *apology*.")[0])


def _status(marked: str, year: int | None = None) -> tuple[str, str]:
    parse = parse_of(marked.replace("*", ""))
    start = marked.index("*")
    return status_of(parse, parse.starts.index(start), year)
