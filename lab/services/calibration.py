"""Whether a judge's scores have been checked against people, as the committed file says."""

from functools import lru_cache

import yaml

from lab.models.calibration import Calibration
from lab.services.seeds import SEEDS

FILE = SEEDS / 'calibration.yaml'


@lru_cache
def calibration() -> Calibration:
    """Nothing is calibrated where the file is missing."""
    return Calibration.model_validate(yaml.safe_load(FILE.read_text(encoding='utf-8')) if FILE.is_file() else {})
