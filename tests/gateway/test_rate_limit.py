"""How many requests a caller may make, and who counts as one caller."""

import httpx
import pytest
from gateways import calling, with_settings
from pydantic import SecretStr

from domain.kit.rates import Count, Rate, Rates
from domain.kit.services import Services
from gateway.addresses import client_address, network
from gateway.rate_limit import told_of

BODY = {"query": "{ __typename }"}
TIGHT = {"request_burst": 3, "request_limit_per_second": 1}


async def statuses(http: httpx.AsyncClient, count: int, **headers: str) -> list[int]:
    answers = [await http.post("/graphql", json=BODY, headers=headers) for _ in range(count)]
    return [answer.status_code for answer in answers]


async def test_a_burst_is_answered_and_the_next_is_told_when_to_come_back(
    services: Services,
) -> None:
    async with calling(services, **TIGHT) as http:
        assert await statuses(http, 3) == [200] * 3
        refused = await http.post("/graphql", json=BODY, headers={"x-request-id": "rate-0001"})
    assert refused.status_code == 429
    assert 1 <= int(refused.headers["retry-after"]) <= 4
    [error] = refused.json()["errors"]
    assert error["extensions"] == {
        "code": "RATE_LIMITED",
        "requestId": "rate-0001",
        "retryAfterS": int(refused.headers["retry-after"]),
    }


async def test_each_answer_tells_how_the_rate_stands(services: Services) -> None:
    async with calling(services, **TIGHT) as http:
        answers = [await http.post("/graphql", json=BODY) for _ in range(4)]
        probe = await http.get("/health")
    assert {one.headers["ratelimit-policy"] for one in answers} == {'"requests";q=3;w=3'}
    left = [one.headers["ratelimit"] for one in answers]
    wait_s = answers[3].headers["retry-after"]
    assert left == [*(f'"requests";r={n}' for n in (2, 1, 0)), f'"requests";r=0;t={wait_s}']
    assert not {"ratelimit", "ratelimit-policy"} & probe.headers.keys()


async def test_pages_of_known_origins_may_read_how_the_rate_stands(services: Services) -> None:
    async with calling(services, **TIGHT) as http:
        answer = await http.post(
            "/graphql", json=BODY, headers={"origin": services.settings.cors_origins[0]}
        )
    assert answer.headers["ratelimit"] == '"requests";r=2'
    exposed = answer.headers["access-control-expose-headers"].split(", ")
    assert {"ratelimit-policy", "ratelimit", "retry-after"} <= set(exposed)


def test_what_is_left_is_not_told_where_others_count_too() -> None:
    policy = (b"ratelimit-policy", b'"requests";q=3;w=60')
    assert told_of(Count(Rate("requests", 3, 60), None, None)) == [policy]


async def test_the_rate_is_refilled(services: Services) -> None:
    import asyncio

    async with calling(services, request_burst=3, request_limit_per_second=3) as http:
        assert await statuses(http, 4) == [200, 200, 200, 429]
        await asyncio.sleep(1.1)
        assert await statuses(http, 1) == [200]


async def test_probes_and_our_own_files_are_never_refused(services: Services) -> None:
    async with calling(services, **TIGHT) as http:
        await statuses(http, 4)
        for path in ("/health", "/health/live", "/health/ready", "/metrics"):
            assert (await http.get(path)).status_code == 200
        assert (await http.get("/static/graphiql/none")).status_code == 404


async def test_a_person_counts_once_with_whatever_token_and_apart_from_the_address(
    services: Services,
) -> None:
    def token(user: str) -> str:
        session = "00000000-0000-7000-8000-000000000001"
        return "Bearer " + services.signer.sign(
            {"sub": user, "sid": session, "role": "user"}, ttl_s=60 + len(seen)
        )

    seen: list[str] = []
    ada, eve = (f"00000000-0000-7000-8000-00000000000{n}" for n in (2, 3))
    async with calling(services, **TIGHT) as http:
        assert await statuses(http, 4) == [200, 200, 200, 429]
        for _ in range(3):
            seen.append(token(ada))
            assert await statuses(http, 1, authorization=seen[-1]) == [200]
        assert len(set(seen)) == 3
        assert await statuses(http, 1, authorization=token(ada)) == [429]
        assert await statuses(http, 1, authorization=token(eve)) == [200]


async def test_a_made_up_token_gets_no_count_of_its_own(services: Services) -> None:
    async with calling(services, **TIGHT) as http:
        got = [(await statuses(http, 1, authorization=f"Bearer made-up-{n}"))[0] for n in range(4)]
    assert got == [401, 401, 401, 429]


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "203.0.113.7", "198.51.100.1"),  # nobody is trusted: anyone can write the header
        (1, None, "198.51.100.1"),
        (1, "203.0.113.7", "203.0.113.7"),
        (1, "10.0.0.1, 203.0.113.7", "203.0.113.7"),  # what came before is the client's own word
        (2, "10.0.0.1, 203.0.113.7, 192.0.2.2", "203.0.113.7"),
        (2, "203.0.113.7", "198.51.100.1"),
        (1, "203.0.113.7, ", "198.51.100.1"),
    ],
)
def test_the_address_is_what_the_outermost_trusted_proxy_saw(
    proxies: int, forwarded: str | None, expected: str
) -> None:
    headers = [(b"x-forwarded-for", forwarded.encode())] if forwarded is not None else []
    scope = {"type": "http", "headers": headers, "client": ("198.51.100.1", 1)}
    assert client_address(scope, proxies) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("unknown", "unknown"),
    ],
)
def test_an_address_counts_as_the_network_of_one_customer(address: str, expected: str) -> None:
    assert network(address) == expected


async def test_what_is_forwarded_counts_where_a_proxy_is_trusted(services: Services) -> None:
    async with calling(services, **TIGHT, trusted_proxies=1) as http:
        one = {"x-forwarded-for": "203.0.113.7"}
        assert await statuses(http, 4, **one) == [200, 200, 200, 429]
        assert await statuses(http, 1, **{"x-forwarded-for": "203.0.113.8"}) == [200]
        spoofed = {"x-forwarded-for": "1.2.3.4, 203.0.113.7"}
        assert await statuses(http, 1, **spoofed) == [429]


async def test_without_redis_each_process_counts_for_itself(services: Services) -> None:
    away = with_settings(services, redis_url=SecretStr("redis://127.0.0.1:1/0")).settings
    rates, rate = Rates(away), Rate("test", 2, 60)
    assert [await rates.wait_s(rate, "a") for _ in range(2)] == [None, None]
    wait_s = await rates.wait_s(rate, "a")
    assert wait_s is not None
    assert 1 <= wait_s <= 60
    assert await rates.wait_s(rate, "b") is None
    assert await rates.wait_s(Rate("other", 2, 60), "a") is None
