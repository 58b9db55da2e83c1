"""Accounts through the graph."""

from graph import Graph

from domain.kit.services import Services

LOG_IN = """
mutation ($email: String!, $password: String!) {
  logIn(input: {email: $email, password: $password}) {
    __typename
    ... on LoggedIn { accessToken refreshToken user { email fullName role } }
    ... on Refusal { message }
  }
}
"""
REFRESH = """
mutation ($token: String!) {
  refresh(refreshToken: $token) {
    __typename
    ... on LoggedIn { accessToken refreshToken }
  }
}
"""
ME = "{ me { email } }"


async def test_register_log_in_and_ask_who_i_am(graph: Graph) -> None:
    await graph.register("Grace@Example.com", "Grace Sample")
    answer = await graph(LOG_IN, email="grace@example.com", password="correct horse")
    session = answer.data["logIn"]
    assert session["user"] == {
        "email": "Grace@example.com",
        "fullName": "Grace Sample",
        "role": "USER",
    }
    graph.token = session["accessToken"]
    assert (await graph(ME)).data == {"me": {"email": "Grace@example.com"}}


async def test_me_is_null_for_an_anonymous_caller(graph: Graph) -> None:
    assert (await graph(ME)).data == {"me": None}


async def test_second_account_with_an_address_is_refused_without_regard_to_case(
    ada: Graph, services: Services
) -> None:
    answer = await ada(
        'mutation { register(input: {email: "ADA@example.com", password: "correct horse",'
        ' fullName: "Other"}) { __typename ... on EmailTaken { email } } }'
    )
    assert answer.data == {"register": {"__typename": "EmailTaken", "email": "ADA@example.com"}}


async def test_bad_input_names_the_field(graph: Graph) -> None:
    answer = await graph(
        'mutation { register(input: {email: "nobody", password: "correct horse", fullName: "N"})'
        " { ... on InvalidInput { field } } }"
    )
    assert answer.data == {"register": {"field": "email"}}
    answer = await graph(
        'mutation { register(input: {email: "n@example.com", password: "short", fullName: "N"})'
        " { ... on InvalidInput { field message } } }"
    )
    assert answer.data["register"]["field"] == "password"
    assert "8" in answer.data["register"]["message"]


async def test_wrong_password_and_unknown_address_answer_alike(ada: Graph) -> None:
    wrong = await ada(LOG_IN, email="ada@example.com", password="wrong horse")
    unknown = await ada(LOG_IN, email="eve@example.com", password="correct horse")
    assert wrong.data == unknown.data
    assert wrong.data["logIn"]["__typename"] == "WrongCredentials"


async def test_refresh_rotates_and_a_second_use_ends_the_session(ada: Graph) -> None:
    first = ada.refresh_token
    traded = (await ada(REFRESH, token=first)).data["refresh"]
    assert traded["__typename"] == "LoggedIn"
    assert traded["refreshToken"] != first
    assert (await ada(REFRESH, token=first)).data["refresh"] == {"__typename": "SessionEnded"}
    # Whoever holds the newer token may be the thief: the whole session has ended.
    again = await ada(REFRESH, token=traded["refreshToken"])
    assert again.data["refresh"] == {"__typename": "SessionEnded"}


async def test_log_out_everywhere_ends_every_session(ada: Graph) -> None:
    other = (await ada(LOG_IN, email="ada@example.com", password="correct horse")).data["logIn"]
    answer = await ada("mutation { logOut(everywhere: true) { sessionsEnded } }")
    assert answer.data == {"logOut": {"sessionsEnded": 2}}
    for token in (ada.refresh_token, other["refreshToken"]):
        assert (await ada(REFRESH, token=token)).data["refresh"]["__typename"] == "SessionEnded"


async def test_log_out_needs_a_caller(graph: Graph) -> None:
    assert (await graph("mutation { logOut { sessionsEnded } }")).codes == ["UNAUTHENTICATED"]


async def test_bad_token_is_refused_with_401(graph: Graph) -> None:
    graph.token = "not.a.token"
    answer = await graph(ME)
    assert answer.response.status_code == 401
    assert answer.codes == ["UNAUTHENTICATED"]


async def test_passwords_are_kept_as_argon2id_only(ada: Graph, services: Services) -> None:
    async with services.db.pool.connection() as connection:
        cursor = await connection.execute("SELECT password_hash FROM users")
        rows = await cursor.fetchall()
    assert [row[0].split("$")[1] for row in rows] == ["argon2id"]


CHANGE = """
mutation ($password: String!, $new: String!) {
  changePassword(password: $password, newPassword: $new) {
    __typename
    ... on PasswordChanged { sessionsEnded }
    ... on InvalidInput { field }
  }
}
"""


async def test_another_password_ends_every_other_session(ada: Graph, services: Services) -> None:
    elsewhere = (await ada(LOG_IN, email="ada@example.com", password="correct horse")).data["logIn"]
    changed = await ada(CHANGE, password="correct horse", new="better battery")
    assert changed.data["changePassword"] == {"__typename": "PasswordChanged", "sessionsEnded": 1}
    ended = await ada(REFRESH, token=elsewhere["refreshToken"])
    assert ended.data["refresh"]["__typename"] == "SessionEnded"
    assert (await ada(REFRESH, token=ada.refresh_token)).data["refresh"]["__typename"] == "LoggedIn"
    for password, outcome in (
        ("correct horse", "WrongCredentials"),
        ("better battery", "LoggedIn"),
    ):
        answer = await ada(LOG_IN, email="ada@example.com", password=password)
        assert answer.data["logIn"]["__typename"] == outcome
    again = await ada(CHANGE, password="correct horse", new="better battery")
    assert again.data["changePassword"]["__typename"] == "WrongCredentials"


async def test_a_password_is_changed_by_who_knows_it_to_one_of_good_length(ada: Graph) -> None:
    wrong = await ada(CHANGE, password="wrong horse", new="better battery")
    assert wrong.data["changePassword"]["__typename"] == "WrongCredentials"
    for new in ("short", "x" * 300):
        bad = await ada(CHANGE, password="correct horse", new=new)
        assert bad.data["changePassword"] == {"__typename": "InvalidInput", "field": "newPassword"}
    known = await ada(LOG_IN, email="ada@example.com", password="correct horse")
    assert known.data["logIn"]["__typename"] == "LoggedIn"


async def test_changing_the_password_counts_as_trying_one(ada: Graph, services: Services) -> None:
    limit = services.settings.login_attempts_per_minute
    told = [
        (await ada(CHANGE, password="wrong horse", new="better battery")).data["changePassword"]
        for _ in range(limit + 1)
    ]
    assert told[-1]["__typename"] == "TooManyAttempts"
