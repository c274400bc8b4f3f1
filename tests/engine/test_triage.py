"""Bulk triage: alike alerts become one group with one fix, and nothing that was in the file gets lost."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime

import openpyxl
import pytest

from engine.downloads import neutralised
from engine.expert import Expert, Inputs
from engine.table_reading import read_table, read_text
from engine.triage import triage
from engine.triage_alike import Alike, Considered
from engine.triage_charts import time_line
from engine.triage_columns import Role, guess_roles
from engine.triage_considering import Considering
from engine.triage_forms import as_csv, as_json, as_markdown, as_xlsx, summary
from engine.triage_html import as_html
from engine.triage_result import Triage

JAM = "Printer {} reports a paper jam in tray two."
REFUSED = "The spooler refused the document of {} for an unnamed reason."
NONSENSE = "Purple monkeys number {} dance on the roof of the house"


def triaged(expert: Expert, text: str, **answers: dict[str, str]) -> Triage:
    table = read_text(text)
    return triage(expert, table, guess_roles(table), answers)


def lines(template: str, *names: str) -> str:
    return "".join(f"{template.format(name)}\n" for name in names)


def test_one_cause_is_one_group_whoever_it_concerns(expert: Expert) -> None:
    groups = triaged(expert, lines(JAM, "East", "West", "East")).groups
    assert [(group.title, group.affected) for group in groups] == [("Paper jam", (("East", 2), ("West", 1)))]


def test_the_group_that_concerns_most_comes_first(expert: Expert) -> None:
    found = triaged(expert, lines(JAM, "East", "East", "East") + lines(REFUSED, "North", "South"))
    assert [len(group.affected) for group in found.groups] == [2, 1]


def test_what_several_causes_claim_is_asked_about_once(expert: Expert) -> None:
    found = triaged(expert, lines(REFUSED, "North", "South", "West"))
    assert [(group.ask.question.id, len(group.placed)) for group in found.open if group.ask] == [("lamp", 3)]


def test_an_answer_settles_the_whole_group(expert: Expert) -> None:
    text = lines(REFUSED, "North", "South", "West")
    asked = triaged(expert, text).open[0]
    answered = triaged(expert, text, **{asked.asked_as: {"lamp": "red"}})
    assert [(group.title, len(group.placed)) for group in answered.groups] == [
        ("Jobs are held by the western spooler", 3)
    ]


def test_a_code_column_decides_between_causes(expert: Expert) -> None:
    table = f"Text;Error Code\n{REFUSED.format('North')};0x80040222\n{REFUSED.format('South')};-2147221231\n"
    assert {group.title for group in triaged(expert, table).lasting} == {
        "Jobs are held by the western spooler",
        "Jobs are held by the eastern spooler",
    }


def test_a_code_alone_is_enough(expert: Expert) -> None:
    assert triaged(expert, "Mailbox;Last Sync Error Code\nEast;-2147220958\n").groups[0].affected == (("East", 1),)


def test_rows_without_error_have_nothing_to_report(expert: Expert) -> None:
    found = triaged(expert, "Mailbox;Last Sync Error Code\nEast;0\nWest;\n")
    assert ([row.number for row in found.quiet], found.bad) == ([2, 3], ())


def test_an_empty_alert_is_a_bad_row_with_its_column(expert: Expert) -> None:
    found = triaged(expert, f"Alert;Regarding\n{JAM.format('East')};East\n;West\n")
    assert [str(bad) for bad in found.bad] == ["Row 3, column Alert: empty."]


def test_what_is_not_recognised_is_clustered_by_likeness(expert: Expert) -> None:
    found = triaged(expert, lines(NONSENSE, "1", "2", "3") + "Quite another thing altogether befell us\n")
    assert [len(cluster.lines) for cluster in found.clusters] == [3, 1]


def test_information_that_is_not_recognised_is_nothing_to_report(expert: Expert) -> None:
    found = triaged(expert, f"Text;Level\n{NONSENSE.format(1)};Information\n{NONSENSE.format(2)};Error\n")
    assert ([row.number for row in found.quiet], len(found.clusters)) == ([2], 1)


def test_every_row_is_in_one_place(expert: Expert) -> None:
    found = triaged(expert, "Text;Level\n" + lines(JAM + ";Error", "East", "West") + ";x\nunknown thing;Error\n")
    places = [each.line.row.number for group in found.groups for each in group.placed]
    places += [line.row.number for cluster in found.clusters for line in cluster.lines]
    places += [row.number for row in found.quiet] + [bad.number for bad in found.bad]
    assert sorted(places) == [2, 3, 4, 5]


def test_texts_that_differ_by_the_mailbox_are_considered_once(expert: Expert) -> None:
    considered: list[str] = []

    def consider(text: str, _: object) -> Considered:
        considered.append(text)
        return Considered(expert.consider(Inputs(texts=(text,))), text)

    alike = Alike(expert.kb, consider)
    for name in ("East wing", "West wing"):
        alike.considered(JAM.format(name), name)
    assert considered == [JAM.format("East wing")]


def test_what_says_the_same_in_other_surroundings_is_considered_once(expert: Expert) -> None:
    considering = Considering(expert)
    found = [considering.evident(f"{JAM.format(name)} ({name} again)", ()) for name in ("East", "West")]
    assert [each and each.text for each in found] == ["Printer East reports a paper jam in tray two. (East again)"] * 2


def test_what_stands_for_another_text_keeps_the_names_of_that_text(expert: Expert) -> None:
    found = triaged(expert, lines("Note {0}: printer {0} reports a paper jam in tray two.", "East", "West"))
    assert found.groups[0].affected == (("East", 1), ("West", 1))


def test_another_code_is_another_meaning(expert: Expert) -> None:
    found = triaged(expert, f"{REFUSED.format('East')} 0x80040111\n{REFUSED.format('East')} 0x80040222\n")
    assert len(found.lasting) == 2


def test_the_place_and_time_of_an_alert_are_read(expert: Expert) -> None:
    found = triaged(
        expert, f"Text;Created On\n{JAM.format('East')};5/3/2026 9:10 PM\n{JAM.format('E')};5/14/2026 9:10 AM\n"
    )
    assert found.groups[0].placed[0].line.at == datetime(2026, 5, 3, 21, 10)  # noqa: DTZ001 (as exported)


@pytest.mark.parametrize(
    ("headings", "roles"),
    [
        ("Text,Level,Error Code,Regarding,Created On", "text level code mailbox time"),
        ("text,tracecode,_regardingobjectid_value,createdon,modifiedon", "text code mailbox time nothing"),
        ("itemsubject,lastsyncerror,lastsyncerrorcode,lastsyncerroroccurredon", "nothing text code time"),
        ("Name,Incoming Email Status,Last Sync Error Code", "mailbox state code"),
        ("Erstellt am,Postfach,Fehlermeldung,Fehlercode,Schweregrad", "time mailbox text code level"),
        ("Boîte aux lettres,Message d’erreur", "mailbox text"),
    ],
)
def test_the_columns_of_known_exports_are_guessed(headings: str, roles: str) -> None:
    row = ",".join("x" for _ in headings.split(","))
    assert " ".join(guess_roles(read_table(f"{headings}\n{row}\n".encode()))) == roles


def test_columns_nobody_knows_are_guessed_by_what_they_hold() -> None:
    table = read_table(b"a;b;c\n1;ada@example.com;Printer East reports a paper jam in tray two\n")
    assert guess_roles(table) == (Role.NOTHING, Role.MAILBOX, Role.TEXT)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "\x01=1", " =1"])
def test_a_formula_is_neutralised(cell: str) -> None:
    assert neutralised(cell) == f"'{cell}"


TABLE = f"Text;Regarding\n{JAM.format('East')};=cmd()\nunknown thing;West\n"


def test_a_download_keeps_the_columns_and_adds_the_result(expert: Expert) -> None:
    assert list(csv.reader(io.StringIO(as_csv(triaged(expert, TABLE)).removeprefix("\ufeff")))) == [
        ["Text", "Regarding", "Result", "Article", "Confidence"],
        [JAM.format("East"), "'=cmd()", "Paper jam", "jam", "Exact alert text"],
        ["unknown thing", "West", "Not recognised", "", ""],
    ]


def test_a_workbook_says_the_same(expert: Expert) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(triaged(expert, TABLE)))).worksheets[0]
    assert [cell.value for cell in sheet[2]] == [JAM.format("East"), "'=cmd()", "Paper jam", "jam", "Exact alert text"]


def test_no_cell_of_a_workbook_is_a_formula(expert: Expert) -> None:
    found = triaged(expert, TABLE.replace("=cmd()", "\x01=1+1"))
    cells = openpyxl.load_workbook(io.BytesIO(as_xlsx(found))).worksheets[0].iter_rows()
    assert [cell.value for row in cells for cell in row if cell.data_type == "f"] == []


@pytest.mark.parametrize("part", ["## Paper jam", "1. Open the printer.", "- [ ] East", "- 1 × unknown thing"])
def test_the_runbook_tells_what_to_do_for_whom(expert: Expert, part: str) -> None:
    assert part in as_markdown(expert.kb, triaged(expert, TABLE.replace("=cmd()", "East")))


def test_json_names_the_article_and_the_rows(expert: Expert) -> None:
    group = json.loads(as_json(triaged(expert, TABLE)))["groups"][0]
    assert (group["article"], group["rows"]) == ("jam", [2])


def test_the_summary_counts_everything(expert: Expert) -> None:
    assert summary(triaged(expert, TABLE)) == "1 row in 1 group, 1 not recognised."


def test_what_names_an_alert_or_a_code_is_told_apart_cheaply(expert: Expert) -> None:
    texts = (JAM.format("East"), "it said 80040222", "PrinterJammed", NONSENSE.format(1), "0x80049999")
    assert [expert.evident_in(text) is not None for text in texts] == [True, True, True, False, False]


def test_a_cluster_names_the_articles_its_words_come_nearest_to(
    expert: Expert, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.triage.MOST_BY_WORDS", 0)
    nearest = triaged(expert, "the printer is completely dead\n").clusters[0].nearest
    assert nearest[0].id == "no-power"


def test_a_name_in_the_text_is_better_than_the_id_of_a_record(expert: Expert) -> None:
    found = triaged(expert, f"Text;Regarding\n{JAM.format('East')};6b29fc40-ca47-1067-b31d-00dd010662da\n")
    assert found.groups[0].affected == (("East", 1),)


def test_the_answers_given_are_told_with_the_group_they_were_given_for(expert: Expert) -> None:
    text = lines(REFUSED, "North", "South", "West")
    asked = triaged(expert, text).open[0]
    given = triaged(expert, text, **{asked.asked_as: {"lamp": "red"}}).answered
    assert [(each.title, each.lines, dict(each.answers)) for each in given] == [(asked.title, 3, {"lamp": "red"})]


def test_rows_that_were_left_out_are_in_the_download_with_the_reason(expert: Expert) -> None:
    found = triaged(expert, f"Alert;Regarding\n{JAM.format('East')};East\n;West\na;b;c\n")
    assert [row[2] for row in csv.reader(io.StringIO(as_csv(found)))][1:] == [
        "Paper jam",
        "Left out: column Alert: empty.",
        "Left out: it has 3 cells, but there are 2 columns.",
    ]


def test_the_page_to_print_holds_what_was_sent_only_as_text(expert: Expert) -> None:
    page = as_html(expert.kb, triaged(expert, "Text;Mailbox\n<script>x</script> unheard of;<i>y</i>\n"))
    assert ("<script" in page, "&lt;script&gt;" in page) == (False, True)


@pytest.mark.parametrize("part", ["<h3>Paper jam</h3>", "<li>Open the printer.</li>", '<input type="checkbox"> East'])
def test_the_page_to_print_tells_what_to_do_for_whom(expert: Expert, part: str) -> None:
    assert part in as_html(expert.kb, triaged(expert, TABLE.replace("=cmd()", "East")))


@pytest.mark.parametrize(
    ("last", "unit", "bars"),
    [
        ("2026-05-01 13:30", "hour", 14),
        ("2026-05-02", "day", 2),
        ("2026-05-20", "day", 20),
        ("2026-12-01", "week", 32),
        ("2029-01-01", "month", 33),
    ],
)
def test_a_time_line_takes_the_step_that_fits(expert: Expert, last: str, unit: str, bars: int) -> None:
    days = f"{JAM.format('East')};2026-05-01\n{JAM.format('East')};{last}\n"
    line = time_line(triaged(expert, f"Text;Created On\n{days}"))
    assert line is not None
    assert (line.unit, len(line.bars), line.bars[0].count, line.bars[-1].count) == (unit, bars, 1, 1)


def test_rows_without_a_time_are_told_beside_the_time_line(expert: Expert) -> None:
    days = "".join(f"{JAM.format('East')};{day}\n" for day in ("2026-05-01", "2026-05-02", ""))
    line = time_line(triaged(expert, f"Text;Created On\n{days}"))
    assert line is not None
    assert line.undated == 1


def test_one_moment_is_no_time_line(expert: Expert) -> None:
    assert time_line(triaged(expert, f"Text;Created On\n{JAM.format('East')};2026-05-01\n")) is None
