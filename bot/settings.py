"""The environment and `.env`, read once into typed settings; a wrong value is one sentence."""

from pathlib import Path
from typing import Annotated, Any, Literal, Self, TypeVar

from cryptography.fernet import Fernet
from pydantic import AfterValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class CannotStart(Exception):
    """The bot cannot start. The message is one sentence that says what to do about it."""


class SettingsError(CannotStart):
    """A setting is missing or wrong. The message names it and says what to put there."""


def _token(prefix: str) -> AfterValidator:
    def check(token: SecretStr | None) -> SecretStr | None:
        if token and not token.get_secret_value().startswith(prefix):
            raise ValueError(f"it should begin with {prefix}")
        return token

    return AfterValidator(check)


def _words(text: object) -> object:
    return tuple(text.replace(",", " ").split()) if isinstance(text, str) else text


def _channel(channel: str) -> str:
    if channel[:1] not in {"C", "G"} or not channel.isalnum():
        raise ValueError("it should be a channel's id such as C0123ABCD, not its name")
    return channel


def _members(ids: tuple[str, ...]) -> tuple[str, ...]:
    if not all(each[:1] in {"U", "W"} and each.isalnum() for each in ids):
        raise ValueError("it should hold members' ids such as U0123ABCD, with commas between them")
    return ids


def _address(url: str) -> str:
    if not url.startswith(("https://", "http://")):
        raise ValueError("it should begin with https:// or http://")
    return url


def _database(url: str) -> str:
    if not url.startswith(("sqlite+aiosqlite:///", "postgresql+psycopg://")):
        raise ValueError("it should begin with sqlite+aiosqlite:/// or postgresql+psycopg://")
    return url


class ModelSettings(BaseSettings):
    """What has to be known to build the search model, before there is an installation."""

    model_config = SettingsConfigDict(
        env_file=".env", extra="ignore", frozen=True, env_ignore_empty=True
    )

    lantern_model: Path | None = None


class StoreSettings(ModelSettings):
    """What has to be known to open the database, without Slack."""

    database_url: Annotated[str, AfterValidator(_database), Field(repr=False)] = (
        "sqlite+aiosqlite:///lantern.db"
    )
    lantern_keys: Annotated[SecretStr, Field(min_length=1)]

    @model_validator(mode="after")
    def _check_keys(self) -> Self:
        if not self.keys:
            raise ValueError(f"LANTERN_KEYS is missing: {_MISSING['lantern_keys']}.")
        try:
            [Fernet(key) for key in self.keys]
        except ValueError:
            raise ValueError(
                "LANTERN_KEYS holds something that is not a key: make one with "
                "`lantern keys new` and put the newest first."
            ) from None
        return self

    @property
    def keys(self) -> tuple[str, ...]:
        """Encryption keys, newest first."""
        return tuple(self.lantern_keys.get_secret_value().replace(",", " ").split())


class Settings(StoreSettings):
    """What an installation decides. The names are the variables' names in lower case."""

    slack_bot_token: Annotated[SecretStr, _token("xoxb-")]
    slack_app_token: Annotated[SecretStr | None, _token("xapp-")] = None
    slack_signing_secret: SecretStr | None = None
    slack_api_url: Annotated[str, AfterValidator(_address)] = "https://slack.com/api/"
    port: Annotated[int, Field(ge=1, le=65535)] = 3000
    lantern_channel: Annotated[str, AfterValidator(_channel)]
    lantern_facilitators: Annotated[tuple[str, ...], NoDecode, AfterValidator(_members)] = ()
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["text", "json"] = "text"

    @model_validator(mode="before")
    @classmethod
    def _split(cls, values: dict[str, Any]) -> dict[str, Any]:
        if "lantern_facilitators" in values:
            values["lantern_facilitators"] = _words(values["lantern_facilitators"])
        return values

    @model_validator(mode="after")
    def _check(self) -> "Settings":
        if not (self.slack_app_token or self.slack_signing_secret):
            raise ValueError(
                "SLACK_APP_TOKEN is missing: set it for Socket Mode, or set "
                "SLACK_SIGNING_SECRET to listen on PORT."
            )
        return self


_Kind = TypeVar("_Kind", bound=ModelSettings)
_MISSING = {
    "slack_bot_token": "put the Bot User OAuth Token of your Slack app there (xoxb-…)",
    "lantern_keys": "make a key with `lantern keys new` and put it there",
    "lantern_channel": "put the id of the channel for problems of practice there (C…)",
}


def load(env_file: Path | None = Path(".env")) -> Settings:
    """Read the settings, or raise SettingsError with one sentence about the first fault."""
    return _load(Settings, env_file)


def load_store(env_file: Path | None = Path(".env")) -> StoreSettings:
    """Read what opens the database, as `load` does."""
    return _load(StoreSettings, env_file)


def _load(kind: type[_Kind], env_file: Path | None) -> _Kind:
    try:
        return kind(_env_file=env_file)  # type: ignore[call-arg]  # the rest is the environment's
    except ValidationError as error:
        raise SettingsError(_sentence(error)) from None


def _sentence(error: ValidationError) -> str:
    first = error.errors(include_input=False, include_url=False)[0]
    message = str(first["msg"]).removeprefix("Value error, ")
    if not first["loc"]:
        return message
    name = str(first["loc"][0])
    if first["type"] == "missing":
        return f"{name.upper()} is missing: {_MISSING[name]}."
    return f"{name.upper()} is not right: {message[0].lower()}{message[1:]}."


def names() -> set[str]:
    """Name every variable that is read."""
    return {name.upper() for name in Settings.model_fields}
