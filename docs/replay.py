#!/usr/bin/env python3
"""Takes the steps of an exported training again, with NumPy alone: see replay.md."""
import json
import sys
from pathlib import Path

import numpy as np

TOLERANCE = 1e-12
ACTIVATIONS = {  # a(z), and its derivative as a function of a
    "sigmoid": (lambda z: 1 / (1 + np.exp(-z)), lambda a: a * (1 - a)),
    "tanh": (np.tanh, lambda a: 1 - a * a),
    "relu": (lambda z: np.maximum(z, 0), lambda a: (a > 0).astype(float)),
    "identity": (lambda z: z, np.ones_like),
}


def loss_and_gradients(spec, w, x, targets):
    """The mean loss of a mini-batch, and its gradient for every array of weights."""
    layers = spec["network"]["layers"]
    inputs, a = [], x
    for layer in layers:  # forward, up to the logits
        inputs.append(a)
        if layer["type"] == "dense":
            weights, biases = layer["parameters"]
            a = a @ w[weights] + w[biases]
        else:
            a = ACTIVATIONS[layer["type"]][0](a)

    n = len(x)
    if spec["loss"]["name"] == "quadratic":
        outputs = ACTIVATIONS["sigmoid"][0](a)
        loss = np.sum((outputs - targets) ** 2) / (2 * n)
        gradient = (outputs - targets) * outputs * (1 - outputs) / n
    else:
        shifted = a - a.max(axis=1, keepdims=True)
        log_sum = np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        loss = -np.sum(targets * (shifted - log_sum)) / n
        gradient = (np.exp(shifted - log_sum) - targets) / n

    gradients, after = {}, None
    for layer, before in zip(reversed(layers), reversed(inputs)):  # and back
        if layer["type"] == "dense":
            weights, biases = layer["parameters"]
            gradients[weights] = before.T @ gradient
            gradients[biases] = gradient.sum(axis=0)
            gradient = gradient @ w[weights].T
        else:
            gradient = gradient * ACTIVATIONS[layer["type"]][1](after)
        after = before
    return loss, gradients


def update(spec, w, gradients, state, rate, t):
    """One step of plain SGD or Adam; changes the weights."""
    l2 = spec["update"]["l2"]["coefficient"]
    p = spec["update"]["parameters"]
    for name, g in gradients.items():
        if name.endswith("_W"):
            g = g + l2 * w[name]
        if spec["update"]["optimiser"] == "sgd":
            w[name] = w[name] - rate * g
            continue
        m, v = state.get(name, (0, 0))
        m = p["beta1"] * m + (1 - p["beta1"]) * g
        v = p["beta2"] * v + (1 - p["beta2"]) * g * g
        state[name] = m, v
        if p["variant"] == "dl4j":
            corrected = rate * np.sqrt(1 - p["beta2"] ** t) / (1 - p["beta1"] ** t)
            w[name] = w[name] - corrected * m / (np.sqrt(v) + p["epsilon"])
        else:
            root = np.sqrt(v / (1 - p["beta2"] ** t))
            w[name] = w[name] - rate * m / (1 - p["beta1"] ** t) / (root + p["epsilon"])


def require_supported(spec):
    """This example is short: it knows dense layers, SGD and Adam."""
    for layer in spec["network"]["layers"]:
        if layer["type"] != "dense" and layer["type"] not in ACTIVATIONS:
            sys.exit(f"replay.py: no layer {layer['type']} in this example")
    if spec["update"]["optimiser"] not in ("sgd", "adam") or spec["update"]["clipping"]["kind"] != "none":
        sys.exit("replay.py: this example has SGD and Adam, without clipping")


def replay(folder, spec, engine):
    """Takes all steps again; returns the largest differences of losses and of weights."""
    examples, batches = np.load(folder / "examples.npz"), np.load(folder / "batches.npz")
    trace = np.load(folder / engine["trace"])
    w = {name: array.astype(np.float64) for name, array in np.load(folder / "initial-weights.npz").items()}
    one_hot, state = np.eye(len(spec["data"]["classes"])), {}
    of_losses = of_weights = 0.0
    for step in range(1, engine["steps"] + 1):
        rows = batches["positions"][step - 1]
        rows = rows[rows >= 0]
        x, targets = examples["inputs"][rows].astype(np.float64), one_hot[examples["labels"][rows]]
        loss, gradients = loss_and_gradients(spec, w, x, targets)
        update(spec, w, gradients, state, trace["learning_rates"][step - 1], step)
        of_losses = np.maximum(of_losses, abs(loss - trace["losses"][step - 1]))
        expected = {}
        if step <= engine["tracedSteps"]:
            expected = {name: trace[f"step_{step}_{name}"] for name in w}
        elif step in engine["weightsAfter"]:
            expected = np.load(folder / f"weights-{engine['name']}-after-{step}.npz")
        for name in expected:
            of_weights = np.maximum(of_weights, np.abs(w[name] - expected[name]).max())
    return of_losses, of_weights


def main():
    folder = Path(sys.argv[1])
    spec = json.loads((folder / "spec.json").read_text())
    require_supported(spec)
    compared, agree = 0, True
    for engine in spec["engines"]:
        if engine["precision"] != "double":
            print(f"{engine['name']}: left out, it computed in float")
            continue
        losses, weights = replay(folder, spec, engine)
        within = losses <= TOLERANCE and weights <= TOLERANCE  # false for NaN
        print(f"{engine['name']}, {engine['steps']} steps: largest difference of losses {losses:.1e},"
              f" of weights {weights:.1e} ({TOLERANCE:.0e} allowed): {'agrees' if within else 'DIFFERS'}")
        compared, agree = compared + 1, agree and bool(within)
    sys.exit(0 if compared > 0 and agree else 1)


if __name__ == "__main__":
    main()
