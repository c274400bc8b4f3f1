"""Ids of cases: 128 random bits that need no quoting."""

import secrets

from engine.cases.store import new_case_id


def test_a_case_id_is_made_of_128_random_bits() -> None:
    asked: list[int] = []

    def randbytes(count: int) -> bytes:
        asked.append(count)
        return b"7" * count

    assert (len(new_case_id(randbytes)), asked) == (26, [16])


def test_each_random_bit_makes_another_case_id() -> None:
    assert len({new_case_id(lambda count, bit=bit: (1 << bit).to_bytes(count)) for bit in range(128)}) == 128


def test_a_case_id_needs_no_quoting_in_a_url_or_a_shell() -> None:
    assert new_case_id(secrets.token_bytes).isalnum()
