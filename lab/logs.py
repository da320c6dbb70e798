"""Logs go to standard error, so that standard output carries results and nothing else."""

import logging
import sys

import structlog


def to_stderr(level: int = logging.WARNING) -> None:
    structlog.configure(
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        wrapper_class=structlog.make_filtering_bound_logger(level),
    )
    logging.basicConfig(stream=sys.stderr, level=level)
