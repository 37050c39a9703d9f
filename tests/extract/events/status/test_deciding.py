"""Whether an event happened, is planned, is only thought of, is denied or lies long back, as grammar tells it."""

from __future__ import annotations

import pytest

from dragoman.extract.events.status.deciding import status_of
from dragoman.extract.events.status.grounds import because_of
from parses import parse_of
from report_times import times_at

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
The coast guard did not hesitate to *fire* on the trawler.
There is no doubt that the militia *burned* the village.
The ministry did not dispute that its agents *arrested* the editor.
The bishops cannot but *condemn* the raid.
The premier could not help *criticising* the judges.
No fewer than forty soldiers *attacked* the mission.
The militia lost no time in *attacking* the bridge.
The storm did not stop thousands from *marching* on the palace.
The threats did not dissuade the union from *striking*.
Not until Friday did the guards *release* the nurses.
Had the soldiers not *opened* fire, nobody would have died.
If the rebels had not *attacked* the convoy, the truce would have held.
The king became the first monarch to *visit* the island.
The envoy was the last diplomat to *leave* the capital.
The youngest deputy to *join* the protest was nineteen.
The rebels went on to *capture* the airport.
The army let the hostages *go* on Sunday.
The police had to *withdraw* from the square.
It is no secret that the general *financed* the coup.
The soldiers ended up *shooting* at the crowd.
But for the *raid*, the talks would have succeeded.
The queen rejected a *request* by the union.
What the rebels did was *burn* the granary and three trucks.
Mediators persuaded the rebels to *free* the nurse, who flew home on Friday.
Cuba said it would not be bullied and *expelled* a diplomat.
Police in Lima barely managed to *disperse* the crowd outside the ministry.
Unlike its neighbours, Chile has *welcomed* the refugees.
Peru has gone so far as to *recall* its ambassador.
The speaker dared to *criticise* the king.
The premier would later *apologise*.
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
Norland to *send* troops to the valley
Norland to *expel* envoys, says minister
On 3 May the governor *resigns* and his deputy takes over.
The king *opens* the parliament tomorrow.
Slated for August, the *summit* has one theme.
The police are clearing the roads before the queen *visits* the town.
Streets will be closed until the president *leaves* the city.
In his letter he announced that he would *resign* in June.
The announcement that the bank would *lend* the money calmed markets.
The queen accepted an invitation to *visit* the islands.
The aim is to *sign* the treaty in June.
The plan is for the troops to *withdraw* by June.
The court has set 12 May for the *trial* of the general.
Ministers gather in Riga on Monday for *talks* on the budget.
The chancellor's trip, during which she will *sign* a trade pact, has been put off until May.
Police have stepped up patrols before Sunday's *march*.
The two sides have a deal to *exchange* prisoners next week.
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
The idea is for the bloc to *freeze* the accounts.
One option is to *expel* the envoy.
There is a possibility for the rebels to *surrender*.
The troops would have to *withdraw* first.
The rebels vowed to *attack* if the ships came back.
The rebels offered to *release* the men if the army withdrew.
Sudmark pledged aid on condition that the rebels *disarm*.
It is not certain that the court will *convict* the mayor.
The minister doubts that the rebels *signed* the paper.
Were the king to *abdicate*, his son would follow.
The fear is that rebels will *attack* the dam.
The minister dared the opposition to *strike*.
It is up to the council to *lift* the ban.
Anyone who *attacks* our ships will be sunk, the admiral said.
Protesters chanted for the president to *go*.
It would be wrong to *recognise* the enclave, the minister said.
The two sides are close to a *ceasefire*.
Deputies are debating a bill to *ban* the party.
No decision has been taken on whether to *expel* the envoy.
The envoy said he hoped to *meet* the general.
The envoy's task is to *persuade* the rebels.
The ships are meant to deter pirates from *attacking* tankers.
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
Instead of *meeting* the envoy, the general flew home.
Far from *condemning* the raid, the minister praised it.
Rather than *negotiate*, the rebels walked out.
The premier went to the opera rather than *meet* the strikers.
The statement stopped well short of *condemning* the raid.
The guards did not let the visitors *leave*.
Snow kept the rebels from *attacking* the fort.
A cordon prevented the students from *marching*.
The mayor dissuaded the farmers from *blocking* the bridge.
At no time did the navy *attack* the ferry.
At no point, the colonel said, did his men *fire* on the crowd.
Under no circumstances will the republic *recognise* the enclave.
None of the *talks* took place.
The report that Norland *expelled* the consul is false.
The rumour that the army *attacked* the camp proved untrue.
A false report said that police had *arrested* the bishop.
The paper said the envoy *met* the rebels, but nothing of the kind happened.
The video that shows soldiers *beating* a monk is a fake.
It is not true that the ministers *met* in Riga.
The claim that the army *burned* the village is baseless, the judge said.
No such *meeting* took place, the ministry said.
The *sanctions* do not exist, the minister said.
The militia held off *attacking* the town.
The two delegations left Geneva without so much as *shaking* hands.
The premier backed away from a threat to *expel* the consul.
Plans to *deport* the refugees have been dropped.
A last-minute deal headed off the *strike*.
The president held back from *naming* the culprits.
The generals lacked the nerve to *attack*.
The *deal* fell through.
The rebels are too weak to *attack* the capital.
Police did nothing to *stop* the mob.
Hopes of a *ceasefire* were dashed.
The president vetoed a bill *banning* the party.
The junta turned down a request to *free* the poet.
The mayor's *arrest* was a rumour, police said.
The army should have *intervened*, the widow said.
The bloc could not bring itself to *condemn* the coup.
He was shot before he could *testify*.
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
The island has been quiet since the *war* of 1998.
The town was *shelled* in the 1998 war.
The *war* that began in 1998 left the valley empty.
The treaty was *signed* three decades ago.
Three years after the army *seized* power, the port reopened.
In the days of the junta, censors *banned* the paper.
The street is named after a general who *invaded* the islands.
The state has still not apologised for the *hanging* of nine rebels in 1911.
No one was tried for the *killing* of nine miners by police in 2009.
In the 1960s the army *annexed* the islands.
Long before the dam was built, the two states *fought* over the river.
The prince, who *led* the revolt of 1972, teaches now.
It was the worst riot since police *killed* a baker in 2014.
Under colonial rule, the governor *jailed* hundreds of teachers.
He was convicted of *plotting* a coup in 1987.
The ministry lifted *sanctions* imposed in 2014.
Since 1979, when students *stormed* the embassy, it has been a museum.
It was there, in 1956, that the ministers *signed* the treaty.
Twenty years on, nobody has been charged with the *killing* of the nuns.
During the dictatorship, police *tortured* thousands here.
The border closed in 1994 after a *bombing* in Marrakesh.
The *war*, which killed 20,000 people between 1991 and 1995, still divides the two peoples.
In May 1998, India *tested* five nuclear devices.
Ties were cut in 1979 when students *occupied* the embassy.
Her father was *executed* under the old regime.
Nearly forty years have passed since the army *shot* the nuns.
Ten years earlier he had *led* a mutiny.
In the past the army has *refused* to hand over officers.
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


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("The ministry lifted *sanctions* imposed in 2014.", "background"),
        ("The council *apologised* in 2013 to the farmers.", "background"),
        ("The council *apologised* on 3 May 2013 to the farmers.", "happened"),
        ("The council *apologised* on Monday for the killing of two farmers in 2013.", "happened"),
        ("The council apologised on Monday for the *killing* of two farmers in 2013.", "background"),
    ],
)
def test_years_lie_back_where_the_year_of_the_report_is_unknown(marked: str, expected: str) -> None:
    assert expected == _status(marked)[0]


def test_what_a_light_verb_does_to_other_nouns_is_left_out_of_account() -> None:
    text = "The president offered an *apology* to the miners."

    assert ("happened", "planned") == (_status(text)[0], _status("The president will offer an *apology*.")[0])


def _status(marked: str, year: int | None = None) -> tuple[str, str]:
    parse = parse_of(marked.replace("*", ""))
    start = marked.index("*")
    verdict = status_of(parse, parse.starts.index(start), times_at(parse, year))
    return verdict.status, because_of(verdict)
