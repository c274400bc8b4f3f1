"""Facts about Markdown on a page: what is rendered, and what never gets through."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.markup import render, render_steps, render_text

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "**x**",
    "[x](javascript:alert(1))",
    "{profile}",
    "`x`",
    "a|b",
    "&lt;b&gt;",
    "\ue0000\ue001",
]
SOUP = st.lists(
    st.sampled_from(
        [
            *(
                "<img src=x onerror=alert(1)>",
                "<svg/onload=alert(1)>",
                "<script>",
                "</script>",
                "<a href='javascript:x'>",
            ),
            *("[a](javascript:alert(1))", "[a](JaVa\nScript:x)", "![x](data:text/html,x)", '<https://x.y/" onclick=x>'),
            *(
                "[a](vbscript:x)",
                "[a](//evil.test)",
                "[a](/\\\\evil.test)",
                "[a]({mailbox})",
                "<![CDATA[",
                "<!--",
                "-->",
            ),
            *(
                "```",
                "~~~html\n",
                "1. ",
                "- ",
                "    ",
                "> ",
                "\n",
                "\n\n",
                "|",
                "---",
                "!!! note\n",
                "*",
                "_",
                "`",
                "\\",
            ),
            *(
                "{mailbox}",
                "{x:y|z}",
                "&#106;avascript:",
                "&lt;",
                "\x02",
                "\x03",
                "\ue000",
                "<",
                ">",
                '"',
                "'",
                "text",
                "##",
            ),
        ]
    ),
    max_size=25,
).map("".join)


class Seen(HTMLParser):
    """Everything in a page that could run."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.dangers: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "img", "svg", "iframe", "style", "object", "form", "base", "meta", "link"):
            self.dangers.append(tag)
        for name, value in attrs:
            address = (value or "").strip().lower()
            if name.startswith("on") or name == "style":
                self.dangers.append(name)
            if name in ("href", "src") and address.startswith(("javascript:", "vbscript:", "data:", "//", "/\\")):
                self.dangers.append(address)


@given(SOUP, SOUP)
def test_nothing_that_runs_gets_through(markdown: str, captured: str) -> None:
    assert Seen(render(markdown, {"mailbox": captured})).dangers == []


@given(st.text(max_size=200))
def test_any_text_is_rendered_as_text(markdown: str) -> None:
    assert isinstance(render_text(markdown), str)


def test_what_is_nested_too_deep_is_shown_as_written() -> None:
    assert render("- " * 3000 + "x") == f"<pre>{'- ' * 3000}x</pre>"


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_shown_on_the_page_as_it_is(name: str) -> None:
    assert visible(render("The mailbox {mailbox} is full.", {"mailbox": name})) == f"The mailbox {name} is full."


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_in_inline_code_is_shown_as_it_is(name: str) -> None:
    assert visible(render("See `{mailbox}`.", {"mailbox": name})) == f"See {name}."


@pytest.mark.parametrize("name", [name for name in HOSTILE if "`" not in name])
def test_a_hostile_name_in_quotes_of_a_command_is_shown_as_it_is(name: str) -> None:
    steps = render_steps('1. Run:\n   ```powershell\n   Get-Mailbox "{mailbox}"\n   ```', {"mailbox": name})
    assert steps[0].commands == (f'Get-Mailbox "{name}"',)


@pytest.mark.parametrize("name", [name for name in HOSTILE if "\ue000" not in name])
def test_a_hostile_name_is_shown_in_a_terminal_as_it_is(name: str) -> None:
    assert render_text("The mailbox {mailbox} is full.", {"mailbox": name}) == f"The mailbox {name} is full."


def visible(html: str) -> str:
    """The text a browser shows of one paragraph."""

    class Text(HTMLParser):
        shown = ""

        def handle_data(self, data: str) -> None:
            self.shown += data

    parser = Text()
    parser.feed(html)
    parser.close()
    return parser.shown


@pytest.mark.parametrize("name", ['x"; Remove-Mailbox *; "', "x” ; y", "$(Stop-Computer)", "a`nb", "a\nb"])
def test_a_name_that_would_end_the_quotes_is_not_filled_into_a_command(name: str) -> None:
    steps = render_steps('1. Run:\n   ```powershell\n   Get-Mailbox "{mailbox}"\n   ```', {"mailbox": name})
    assert steps[0].commands == ('Get-Mailbox "<mailbox>"',)


@pytest.mark.parametrize(
    ("name", "shown"), [("dana@contoso.com", "dana@contoso.com"), ("Dana; Stop-Computer", "<mailbox>")]
)
def test_without_quotes_only_a_word_is_filled_into_a_command(name: str, shown: str) -> None:
    steps = render_steps("1. Run:\n   ```powershell\n   Get-Mailbox {mailbox}\n   ```", {"mailbox": name})
    assert steps[0].commands == (f"Get-Mailbox {shown}",)


def test_a_command_in_a_terminal_is_as_careful() -> None:
    assert (
        render_text('```powershell\nGet-Mailbox "{mailbox}"\n```', {"mailbox": '"; x'}) == '    Get-Mailbox "<mailbox>"'
    )


def test_a_name_nobody_declared_stands_as_written() -> None:
    assert render("Use {this}.") == "<p>Use {this}.</p>"


def test_a_placeholder_behind_a_backslash_is_text() -> None:
    assert render(r"Use \{mailbox\}.", {"mailbox": "Dana"}) == "<p>Use {mailbox}.</p>"


def test_a_variable_of_a_shell_is_not_filled() -> None:
    assert "${mailbox}" in render("```powershell\n${mailbox}\n```", {"mailbox": "Dana"})


def test_terminal_codes_in_a_name_do_not_reach_the_terminal() -> None:
    assert render_text("{mailbox}", {"mailbox": "\x1b[31mDana\x9b"}) == "[31mDana"


def test_html_of_an_author_is_shown_as_text() -> None:
    assert (
        render("Mail of <Sales Queue> <b>waits</b>.") == "<p>Mail of &lt;Sales Queue&gt; &lt;b&gt;waits&lt;/b&gt;.</p>"
    )


@pytest.mark.parametrize("target", ["https://learn.test/x", "http://x.test", "mailto:a@b.test", "#why", "/search?q=x"])
def test_a_link_to_the_web_mail_or_the_application_stays(target: str) -> None:
    assert f'href="{target}"' in render(f"[x]({target})")


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//evil.test", "ftp://x", "{mailbox}", "../x"],
)
def test_any_other_link_leads_nowhere(target: str) -> None:
    assert "href" not in render(f"[x]({target})", {"mailbox": "https://evil.test"})


def test_a_link_to_an_article_leads_to_where_articles_are() -> None:
    assert 'href="/articles/paper-jam#why"' in render("[jam](paper-jam#why)", articles_at="/articles/")


def test_links_do_not_hand_over_the_window() -> None:
    assert 'rel="noopener"' in render("[x](https://x.test)")


def test_tables_keep_their_alignment() -> None:
    assert '<td align="right">1</td>' in render("| a |\n|--:|\n| 1 |")


def test_admonitions_are_rendered() -> None:
    assert 'class="admonition note"' in render("!!! note\n    Careful.")


def test_bullets_need_no_blank_line_above() -> None:
    assert "<li>one</li>" in render("Select:\n- one\n- two")


def test_a_dash_in_fenced_code_is_no_bullet() -> None:
    assert "Select:\n- one" in render("```text\nSelect:\n- one\n```")


def test_bullets_below_two_blanks_are_nested() -> None:
    assert render("- a\n  - b").replace("\n", "") == "<ul><li>a<ul><li>b</li></ul></li></ul>"


def test_fenced_code_inside_a_step_is_code() -> None:
    html = render("1. Run:\n   ```powershell\n   Get-Mailbox\n   ```\n2. Wait.")
    assert '<pre><code class="language-powershell">Get-Mailbox\n</code></pre>' in html


def test_steps_are_one_list() -> None:
    assert render("1. Open.\n2. Shut.").replace("\n", "") == '<ol start="1"><li>Open.</li><li>Shut.</li></ol>'


def test_steps_go_on_counting_behind_a_remark() -> None:
    html = render("1. Open.\n\nWait.\n\n2. Shut.").replace("\n", "")
    assert html == '<ol start="1"><li>Open.</li></ol><p>Wait.</p><ol start="2"><li>Shut.</li></ol>'


def test_each_step_is_rendered_by_itself() -> None:
    assert [(step.number, step.html) for step in render_steps("1. **Open**.\n2. Shut.")] == [
        (1, "<strong>Open</strong>."),
        (2, "Shut."),
    ]


def test_a_step_has_its_commands() -> None:
    markdown = "1. Run:\n   ```powershell\n   Get-A | fl\n   ```\n   or\n   ```powershell\n   Get-B\n   ```"
    assert render_steps(markdown)[0].commands == ("Get-A | fl", "Get-B")


def test_a_template_engine_takes_the_html_as_it_is() -> None:
    assert render("**x**").__html__() == "<p><strong>x</strong></p>"
