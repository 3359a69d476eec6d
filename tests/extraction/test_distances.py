"""What the date of one event tells of another: the days between them, and the end or beginning that it gives."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[[str, str], str]


@pytest.mark.parametrize(
    ("text", "events", "expected"),
    [
        (
            "The/DT/2/det strike/NN/3/nsubj began|begin/VBD/0/root on/IN/5/case Tuesday/NNP/3/obl ,/,/5/punct "
            "three/CD/8/nummod days|day/NNS/11/obl:unmarked after/IN/11/mark police/NNS/11/nsubj "
            "shot|shoot/VBD/3/advcl a/DT/13/det driver/NN/11/obj",
            "began shot",
            "began=2024-03-12 shot=2024-03-09",
        ),
        (
            "The/DT/2/det premier/NN/3/nsubj resigned|resign/VBD/0/root on/IN/5/case Tuesday/NNP/3/obl "
            ",/,/11/punct two/CD/8/nummod days|day/NNS/11/nmod:unmarked before/IN/11/case the/DT/11/det "
            "vote/NN/3/obl",
            "resigned vote",
            "resigned=2024-03-12 vote=2024-03-14",
        ),
        (
            "Two/CD/2/nummod days|day/NNS/5/nmod:unmarked after/IN/5/case the/DT/5/det vote/NN/11/obl "
            "on/IN/7/case Tuesday/NNP/5/nmod ,/,/5/punct the/DT/10/det premier/NN/11/nsubj "
            "resigned|resign/VBD/0/root",
            "vote resigned",
            "vote=2024-03-12 resigned=2024-03-14",
        ),
        (
            "He/PRP/3/nsubj:pass was|be/VBD/3/aux:pass hired|hire/VBN/0/root on/IN/5/case 2/CD/3/obl "
            "April/NNP/5/nmod:unmarked ,/,/9/punct the/DT/9/det day/NN/5/appos after/IN/12/mark he/PRP/12/nsubj "
            "left|leave/VBD/9/acl",
            "hired left",
            "hired=2023-04-02 left=2023-04-01",
        ),
        (
            "On/IN/2/case Tuesday/NNP/12/obl ,/,/2/punct a/DT/5/det day/NN/2/nmod:unmarked after/IN/8/case "
            "the/DT/8/det blast/NN/5/nmod ,/,/2/punct the/DT/11/det premier/NN/12/nsubj flew|fly/VBD/0/root",
            "blast flew",
            "blast=2024-03-11 flew=2024-03-12",
        ),
        (
            "He/PRP/2/nsubj fell|fall/VBD/0/root on/IN/4/case Tuesday/NNP/2/obl ,/,/10/punct a/DT/7/det "
            "week/NN/10/obl:unmarked after/IN/10/mark he/PRP/10/nsubj returned|return/VBD/2/advcl",
            "fell returned",
            "fell=2024-03-12 returned=2024-03-04/2024-03-10",
        ),
        (
            "He/PRP/2/nsubj died|die/VBD/0/root in/IN/4/case 1990/CD/2/obl ,/,/10/punct three/CD/7/nummod "
            "years|year/NNS/10/obl:unmarked after/IN/10/mark he/PRP/10/nsubj won|win/VBD/2/advcl",
            "died won",
            "died=1990 won=1987",
        ),
        (
            "He/PRP/2/nsubj died|die/VBD/0/root in/IN/4/case 1990/CD/2/obl ,/,/10/punct three/CD/7/nummod "
            "days|day/NNS/10/obl:unmarked after/IN/10/mark he/PRP/10/nsubj won|win/VBD/2/advcl",
            "died won",
            "died=1990 won=1989-12-29/1990-12-28",
        ),
        (
            "He/PRP/2/nsubj fled|flee/VBD/0/root in/IN/4/case May/NNP/2/obl 2019/CD/4/nmod:unmarked ,/,/11/punct "
            "a/DT/8/det month/NN/11/nmod:unmarked before/IN/11/case the/DT/11/det vote/NN/2/obl",
            "fled vote",
            "fled=2019-05 vote=2019-06",
        ),
        (
            "Hours|hour/NNS/4/nmod:unmarked after/IN/4/case the/DT/4/det attack/NN/9/obl on/IN/6/case "
            "Tuesday/NNP/4/nmod ,/,/4/punct they/PRP/9/nsubj fled|flee/VBD/0/root",
            "attack fled",
            "attack=2024-03-12 fled=2024-03-12/2024-03-13",
        ),
        (
            "The/DT/2/det truck/NN/3/nsubj:pass burned|burn/VBD/0/root on/IN/5/case Tuesday/NNP/3/obl "
            ",/,/11/punct minutes|minute/NNS/11/obl:unmarked before/IN/11/mark the/DT/10/det race/NN/11/nsubj "
            "started|start/VBD/3/advcl",
            "burned started",
            "burned=2024-03-12 started=2024-03-12",
        ),
        (
            "The/DT/2/det law/NN/4/nsubj:pass was|be/VBD/4/aux:pass passed|pass/VBN/0/root in/IN/6/case "
            "2019/CD/4/obl ,/,/11/punct more/RBR/11/advmod than/IN/8/fixed a/DT/11/det year/NN/6/appos "
            "after/IN/14/case the/DT/14/det fire/NN/4/obl",
            "passed fire",
            "passed=2019",
        ),
        (
            "The/DT/2/det mine/NN/3/nsubj closed|close/VBD/0/root on/IN/5/case 3/CD/3/obl "
            "March/NNP/5/nmod:unmarked ,/,/12/punct several/JJ/9/amod weeks|week/NNS/12/nmod:unmarked "
            "after/IN/12/case the/DT/12/det strike/NN/3/obl",
            "closed strike",
            "closed=2024-03-03",
        ),
        (
            "He/PRP/2/nsubj taught|teach/VBD/0/root until/IN/5/case his/PRP$/5/nmod:poss death/NN/2/obl "
            "in/IN/7/case January/NNP/2/obl 2020/CD/7/nmod:unmarked",
            "taught death",
            "taught=../2020-01-31 death=2020-01",
        ),
        (
            "The/DT/2/det premier/NN/3/nsubj resigned|resign/VBD/0/root before/IN/6/case the/DT/6/det "
            "vote/NN/3/obl on/IN/8/case Tuesday/NNP/6/nmod",
            "resigned vote",
            "resigned=../2024-03-12 vote=2024-03-12",
        ),
        (
            "The/DT/2/det premier/NN/4/nsubj will/MD/4/aux resign/VB/0/root before/IN/7/case the/DT/7/det "
            "vote/NN/4/obl on/IN/9/case Tuesday/NNP/7/nmod",
            "resign vote",
            "vote=2024-03-19",
        ),
        (
            "They/PRP/3/nsubj have/VBP/3/aux prayed|pray/VBN/0/root since/IN/7/mark the/DT/6/det "
            "truce/NN/7/nsubj ended|end/VBD/3/advcl in/IN/9/case 2019/CD/7/obl",
            "prayed ended",
            "prayed=2019-01-01/.. ended=2019",
        ),
        (
            "They/PRP/2/nsubj fled|flee/VBD/0/root since/IN/6/mark the/DT/5/det truce/NN/6/nsubj "
            "ended|end/VBD/2/advcl in/IN/8/case 2019/CD/6/obl",
            "fled ended",
            "ended=2019",
        ),
        (
            "Ties|tie/NNS/2/nsubj fell|fall/VBD/0/root late/RB/2/advmod last/JJ/5/amod year/NN/2/obl:unmarked "
            "after/IN/8/mark he/PRP/8/nsubj left|leave/VBD/2/advcl in/IN/10/case 2023/CD/8/obl",
            "fell left",
            "fell=2023-07-01/2023-12-31 left=2023",
        ),
        (
            "He/PRP/2/nsubj fled|flee/VBD/0/root before/IN/5/mark he/PRP/5/nsubj died|die/VBD/2/advcl",
            "fled died",
            "",
        ),
    ],
)
def test_dates_told_by_other_events(text: str, events: str, expected: str, dates_told: Told):
    """So many days, weeks or years apart give a date no finer than the unit; a vague distance gives none.

    "Until" and "before" end what is past, "since" begins what goes on.
    """
    assert expected == dates_told(text, events)
