"""What can be done with an account: register, log in, refresh, log out, change the password."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from email_validator import EmailNotValidError, validate_email

from domain.accounts import repository
from domain.accounts.passwords import hash_password, needs_rehash, password_matches
from domain.accounts.values import Caller, Role, Viewer
from domain.kit.config import Settings
from domain.kit.db import Database, Session
from domain.kit.ids import uuid7
from domain.kit.jwt import BadToken, Signer
from domain.kit.rates import Rate, Rates
from domain.kit.refusal import Refusal, Refused, invalid
from domain.kit.tokens import new_token, token_hash


@dataclass(frozen=True, slots=True)
class LoggedIn:
    """A session: a short access token, and the refresh token that is traded in for the next."""

    user_id: UUID
    access_token: str
    expires_in_s: int
    refresh_token: str


@dataclass(frozen=True, slots=True)
class LoggedOut:
    """How many sessions were ended."""

    sessions_ended: int


@dataclass(frozen=True, slots=True)
class PasswordChanged:
    """The new password is the account's; how many other sessions were ended."""

    sessions_ended: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EmailTaken(Refusal):
    """Another account has this address."""

    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongCredentials(Refusal):
    """The address and password don't belong together; which of them is wrong is not said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TooManyAttempts(Refusal):
    """Someone tries passwords, from one address or for one account."""

    retry_after_s: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionEnded(Refusal):
    """The refresh token is unknown, used up or expired: log in again."""


async def register(
    db: Database,
    settings: Settings,
    signer: Signer,
    *,
    email: str,
    password: str,
    full_name: str,
    user_agent: str = "",
    role: Role = Role.USER,
) -> LoggedIn:
    """Make an account and log in to it. Raises Refused with InvalidInput or EmailTaken."""
    address = checked_email(email)
    _check_password(settings, password)
    name = " ".join(full_name.split())
    if not 1 <= len(name) <= 200:
        raise invalid("fullName", "Write a name of 1 to 200 characters.")
    kept = await hash_password(password)
    user_id = uuid7()
    async with db.transaction() as session:
        added = await repository.add_user(
            session, id=user_id, email=address, password_hash=kept, full_name=name, role=role
        )
        if not added:
            message = "An account with this address exists: log in, or use another address."
            raise Refused(EmailTaken(message=message, email=address))
        return await _open(session, settings, signer, user_id, role, user_agent)


async def log_in(
    db: Database,
    settings: Settings,
    signer: Signer,
    rates: Rates,
    *,
    email: str,
    password: str,
    client_address: str,
    user_agent: str = "",
) -> LoggedIn:
    """Open a session.

    Raises Refused with WrongCredentials, equally slowly for whatever is wrong, or with
    TooManyAttempts before the password is looked at: attempts are counted whether they succeed or
    not, for the address they come from and for the account they name.
    """
    await _count_attempt(rates, settings.login_attempts_per_minute, client_address, email)
    async with db.read() as session:
        found = await repository.credentials_by_email(session, email.strip())
    if len(password) > settings.password_max_length or not await password_matches(
        password, found.password_hash if found else None
    ):
        raise Refused(WrongCredentials(message="The e-mail address or the password is wrong."))
    assert found is not None
    rehashed = await hash_password(password) if needs_rehash(found.password_hash) else None
    async with db.transaction() as session:
        if rehashed is not None:
            await repository.set_password(session, found.id, rehashed)
        return await _open(session, settings, signer, found.id, Role(found.role), user_agent)


async def refresh(db: Database, settings: Settings, signer: Signer, *, token: str) -> LoggedIn:
    """Trade a refresh token for the next.

    A token that was traded before is in two hands: its whole session ends. Raises
    Refused(SessionEnded).
    """
    hash = token_hash(token)
    async with db.transaction() as session:
        state = await repository.refresh_token(session, hash)
        good = (
            state is not None
            and state.used_at is None
            and state.ended_at is None
            and state.expires_at > datetime.now(UTC)
        )
        if good:
            assert state is not None
            await repository.mark_used(session, hash, state.session_id)
            viewer = Viewer(state.user_id, state.session_id, Role(state.role))
            return await _issue(session, settings, signer, viewer)
        if state is not None and state.used_at is not None:
            # Committed, not rolled back with the refusal: the session must stay ended.
            await repository.end_sessions(
                session, state.user_id, "token_reused", only=[state.session_id]
            )
    raise Refused(SessionEnded(message="This session has ended: log in again."))


async def log_out(db: Database, viewer: Viewer, *, everywhere: bool) -> LoggedOut:
    """End the caller's session, or all of them."""
    async with db.transaction() as session:
        ended = await repository.end_sessions(
            session,
            viewer.user_id,
            "logged_out_everywhere" if everywhere else "logged_out",
            only=None if everywhere else [viewer.session_id],
        )
    return LoggedOut(sessions_ended=ended)


async def change_password(
    db: Database,
    settings: Settings,
    rates: Rates,
    viewer: Viewer,
    *,
    password: str,
    new_password: str,
    client_address: str,
) -> PasswordChanged:
    """Set another password and end every other session, for someone else may hold them.

    Raises Refused with InvalidInput, and as `confirm`.
    """
    _check_password(settings, new_password, "newPassword")
    await confirm(
        db, settings, rates, viewer.user_id, password=password, client_address=client_address
    )
    kept = await hash_password(new_password)
    async with db.transaction() as session:
        await repository.set_password(session, viewer.user_id, kept)
        ended = await repository.end_sessions(
            session, viewer.user_id, "password_changed", but=viewer.session_id
        )
    return PasswordChanged(sessions_ended=ended)


async def confirm(
    db: Database,
    settings: Settings,
    rates: Rates,
    user_id: UUID,
    *,
    password: str,
    client_address: str,
) -> None:
    """Have the caller prove the password once more.

    Raises Refused with WrongCredentials or TooManyAttempts, which counts with those to log in.
    """
    async with db.read() as session:
        user = (await repository.user_by_id(session, [user_id])).get(user_id)
        found = await repository.credentials_by_id(session, user_id)
    if user is not None:
        attempts = settings.login_attempts_per_minute
        await _count_attempt(rates, attempts, client_address, user.email)
    if len(password) > settings.password_max_length or not await password_matches(
        password, found.password_hash if found else None
    ):
        raise Refused(WrongCredentials(message="The password is wrong."))


def caller_of(signer: Signer, token: str) -> Caller:
    """The caller that an access token names; raises BadToken."""
    claims = signer.verify(token)
    try:
        viewer = Viewer(UUID(claims["sub"]), UUID(claims["sid"]), Role(claims["role"]))
        return Caller(viewer, int(claims["exp"]))
    except (KeyError, ValueError, TypeError, AttributeError):
        raise BadToken(expired=False) from None


async def _count_attempt(rates: Rates, limit: int, client_address: str, email: str) -> None:
    # A hash, for what counts the attempts may be Redis: it needs nobody's address.
    account = hashlib.sha256(email.strip().lower().encode()).hexdigest()
    for name, key in (("login-address", client_address), ("login-account", account)):
        wait_s = await rates.wait_s(Rate(name, limit, 60), key)
        if wait_s is not None:
            message = f"Too many attempts to log in: wait {wait_s} s."
            raise Refused(TooManyAttempts(message=message, retry_after_s=wait_s))


def _claims(viewer: Viewer) -> dict[str, str]:
    return {"sub": str(viewer.user_id), "sid": str(viewer.session_id), "role": viewer.role.value}


def checked_email(email: str, field: str = "email") -> str:
    """An address as it is kept; raises Refused(InvalidInput) for `field` where it is none."""
    try:
        # Whether the domain takes mail is not asked: that would need the network.
        return validate_email(email.strip(), check_deliverability=False).normalized
    except EmailNotValidError as error:
        message = f"Write an e-mail address, such as ada@example.com. {error}"
        raise invalid(field, message) from None


def _check_password(settings: Settings, password: str, field: str = "password") -> None:
    least, most = settings.password_min_length, settings.password_max_length
    if not least <= len(password) <= most:
        raise invalid(field, f"Choose a password of {least} to {most} characters.")


async def _open(
    session: Session,
    settings: Settings,
    signer: Signer,
    user_id: UUID,
    role: Role,
    user_agent: str,
) -> LoggedIn:
    viewer = Viewer(user_id, uuid7(), role)
    await repository.add_session(
        session, id=viewer.session_id, user_id=user_id, user_agent=user_agent[:300]
    )
    return await _issue(session, settings, signer, viewer)


async def _issue(session: Session, settings: Settings, signer: Signer, viewer: Viewer) -> LoggedIn:
    token = new_token("lbr")
    await repository.add_refresh_token(
        session,
        hash=token_hash(token),
        session_id=viewer.session_id,
        expires_at=datetime.now(UTC) + timedelta(seconds=settings.refresh_token_ttl_s),
    )
    return LoggedIn(
        user_id=viewer.user_id,
        access_token=signer.sign(_claims(viewer), ttl_s=settings.access_token_ttl_s),
        expires_in_s=settings.access_token_ttl_s,
        refresh_token=token,
    )
