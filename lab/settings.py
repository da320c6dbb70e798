"""What can be configured, read from the environment (`LAB_…`) or a `.env` file; nothing else reads either."""

from pathlib import Path
from typing import Literal

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).parent.parent


class Settings(BaseSettings):
    """Defaults give a lab that works whole on one machine with no key and no network."""

    model_config = SettingsConfigDict(env_prefix='LAB_', env_file='.env', extra='ignore')

    data_dir: Path = ROOT / 'data'
    database_url: str | None = None
    demo: bool = False
    host: str = '127.0.0.1'
    port: int = 8080
    https: bool = False
    allowed_origins: str = ''
    secret: SecretStr | None = None

    files: Literal['local', 's3'] = 'local'
    s3_bucket: str = ''
    s3_endpoint: str | None = None
    s3_region: str = 'us-east-1'
    s3_access_key: SecretStr | None = None
    s3_secret_key: SecretStr | None = None

    speech: bool = True
    speech_places: int = 6
    stt: Literal['moonshine', 'openai', 'fake'] = 'moonshine'
    stt_url: str = 'https://api.openai.com/v1'
    stt_key: SecretStr | None = None
    stt_model: str = 'gpt-transcribe'
    tts: Literal['piper', 'kokoro', 'openai', 'fake'] = 'piper'
    tts_url: str = 'https://api.openai.com/v1'
    tts_key: SecretStr | None = None
    tts_model: str = ''
    tts_voices: str = 'alloy, echo, nova, onyx'
    piper_voices: Path | None = None
    kokoro_model: Path | None = None
    kokoro_voices: Path | None = None

    avatar: Literal['local', 'heygen'] = 'local'
    heygen_key: SecretStr | None = None
    heygen_url: str = 'https://api.liveavatar.com'
    heygen_avatars: str = ''
    heygen_sandbox: bool = False
    heygen_places: int = 1
    heygen_max_seconds: int = 1200

    api_rate: str = '120/minute'
    engine: Literal['builtin', 'llm'] = 'builtin'
    llm_url: str = 'https://api.openai.com/v1'
    llm_key: SecretStr | None = None
    llm_model: str = ''
    llm_model_extract: str = ''
    llm_model_plan: str = ''
    llm_model_interview: str = ''
    llm_model_evaluate: str = ''
    llm_model_coach: str = ''
    llm_model_review: str = ''
    llm_gguf: Path | None = None
    llm_gguf_threads: int = 2
    llm_turn_seconds: float = 4.0
    llm_seconds: float = 120.0
    llm_at_once: int = 4
    llm_price_in: float = 0.0
    llm_price_cached: float | None = None
    llm_price_out: float = 0.0
    llm_session_cap: float | None = None
    llm_day_cap: float | None = None
    llm_session_tokens: int | None = None
    llm_day_tokens: int | None = None

    upload_limit_mb: int = 10
    page_limit: int = 50
    default_minutes: int = 6
    keep_days: int = 180
    keep_audio_days: int = 30

    @property
    def database(self) -> str:
        """SQLAlchemy address; a SQLite file under the data folder unless one is given."""
        return self.database_url or f'sqlite+aiosqlite:///{self.data_dir / "lab.db"}'

    @property
    def workflow_database(self) -> Path:
        return self.data_dir / 'workflows.db'

    @property
    def places(self) -> dict[str, int]:
        """How many sessions may use a resource at once, over all servers of one database."""
        return {'speech': self.speech_places, 'heygen': self.heygen_places}

    @property
    def uploads(self) -> Path:
        return self.data_dir / 'uploads'

    @property
    def speech_models(self) -> Path:
        """Where voices are kept as they are made ready for use."""
        return self.data_dir / 'speech'
