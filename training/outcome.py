"""The trained network as one file of whole numbers that onnxruntime runs, with the vocabulary inside."""

import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import nn

from network import Network

OUTPUTS = ("single", "questions", "answers", "leanings")


class _OneText(nn.Module):
    """The network on one text that fills its window."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: torch.Tensor) -> tuple[torch.Tensor, ...]:
        return self.network(ids, torch.ones_like(ids))


def export(network: Network, words: list[str], out: Path) -> None:
    """Write `network` to `out`: 8-bit weights, one scale a channel; the heads stay as they are, for they are small."""
    network.encoder.set_attn_implementation("eager")
    with tempfile.TemporaryDirectory() as folder:
        plain, ready, small = (Path(folder) / name for name in ("plain.onnx", "ready.onnx", "small.onnx"))
        torch.onnx.export(
            _OneText(network).eval(),
            (torch.ones(1, 128, dtype=torch.long),),
            plain,
            input_names=["ids"],
            output_names=list(OUTPUTS),
            dynamic_axes={name: {1: "pieces"} for name in ("ids", *OUTPUTS)},
            opset_version=17,
            dynamo=False,
        )
        quant_pre_process(plain, ready, skip_symbolic_shape=True)
        heads = [
            node.name
            for node in onnx.load(ready).graph.node
            if node.op_type == "MatMul" and any(f"/network/{name}/" in node.name for name in OUTPUTS)
        ]
        quantize_dynamic(
            ready,
            small,
            weight_type=QuantType.QInt8,
            per_channel=True,
            nodes_to_exclude=heads,
            extra_options={"MatMulConstBOnly": True},
        )
        model = onnx.load(small)
    del model.metadata_props[:]
    distances = " ".join(f"{number:.5f}" for number in network.distances.detach().flatten().tolist())
    for key, value in (("vocabulary", "\n".join(words)), ("distances", distances)):
        model.metadata_props.add(key=key, value=value)
    onnx.save(model, out)
