"""Networks as files: each is one ONNX model of whole numbers, with its vocabulary and what else it needs told inside."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import TypeAlias

import onnxruntime as ort
from onnxruntime.capi import onnxruntime_pybind11_state as reasons

from headwater.errors import DamagedInstallation
from headwater.network.wordpieces import Vocabulary

Session: TypeAlias = ort.InferenceSession

_UNREADABLE = (
    reasons.Fail,
    reasons.InvalidArgument,
    reasons.InvalidGraph,
    reasons.InvalidProtobuf,
    reasons.RuntimeException,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """A network as it was loaded: its session, its vocabulary, and the facts that stand in its file beside that."""

    session: Session
    vocabulary: Vocabulary
    facts: Mapping[str, str]


def load_network(package: str, name: str, needed: frozenset[str] = frozenset()) -> Network:
    """Return the network in the file `name` that comes with `package`; its file must tell the facts `needed`.

    Raises:
        DamagedInstallation: the file is missing or is no such network.
    """
    try:
        return open_network(files(package).joinpath(name).read_bytes(), name, needed)
    except OSError as error:
        raise DamagedInstallation(name, error.strerror or "it is not there") from error


def open_network(body: bytes, name: str, needed: frozenset[str] = frozenset()) -> Network:
    """Return the network in `body`, on one thread so that the same input gives the same numbers.

    Raises:
        DamagedInstallation: it is no network, or does not tell its vocabulary and the facts `needed`.
    """
    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    try:
        session = ort.InferenceSession(body, options, providers=["CPUExecutionProvider"])
    except _UNREADABLE as error:
        raise DamagedInstallation(name, "it is no model that can be read") from error
    facts = session.get_modelmeta().custom_metadata_map
    if not {"vocabulary", *needed} <= set(facts):
        raise DamagedInstallation(name, "it is a model of something else")
    words = facts["vocabulary"].split("\n")
    return Network(
        session=session,
        vocabulary=Vocabulary({word: number for number, word in enumerate(words)}),
        facts={key: facts[key] for key in needed},
    )
