"""Fine-tunes the network on the labelled letters.

    train.py OUT [--epochs N] [--held-out w9,w13,…] [--start CHECKPOINT --rate 0.5] [--quantised-epochs N]
             [--seed N] [--threads N]

Writes OUT/checkpoint.pt after every epoch (weights, vocabulary, settings). With --held-out, letters of those
writers are not trained on; `calibrate.py` chooses the thresholds on them. With --start, training goes on from a
checkpoint instead of the pretrained encoder. Same seed, threads and library versions: same weights.
"""

import argparse
import math
import pathlib
import random
import time

import numpy as np
import torch
import torch.nn.functional as F

import letters as L
import model as M
from wordpiece import WordPiece

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
BATCH = 8  # windows
RATE_BODY, RATE_HEAD, DECAY = 8e-5, 1e-3, 0.01
NO_SUBJECT, NO_CHANNEL = 0.15, 0.05  # shares of letters shown without: a client may not know them
ORDINARY_WEIGHT = 2.0  # of a sentence in an ordinary message, against 1 in a letter


def targets(letter, window):
    """Codes of the window's sentences, their weight, the rating less 3 (NaN: none) and whether the message is
    ordinary.
    """
    ordinary = "sentences" not in letter
    codes = np.zeros((len(window.sentences), len(L.CODES)), np.float32)
    known = np.full_like(codes, ORDINARY_WEIGHT if ordinary else 1.0)
    if not ordinary:
        for row, i in enumerate(window.sentences):
            sentence = letter["sentences"][i]
            for c, code in enumerate(L.CODES):
                codes[row, c] = code in sentence["codes"]
                if code in sentence.get("maybe", ()) and code not in sentence["codes"]:
                    known[row, c] = 0
    return codes, known, math.nan if ordinary else letter["rating"] - 3, float(ordinary)


def batches(letters, tokens, rng):
    """One epoch: windows of similar length together, in random order."""
    items = []
    for letter in letters:
        subject = "" if rng.random() < NO_SUBJECT else None
        channel = "" if rng.random() < NO_CHANNEL else None
        items += [(letter, w) for w in L.letter_windows(tokens, letter, channel, subject)]
    items.sort(key=lambda x: sum(map(len, x[1].segments)) + rng.random() * 20)
    out = [items[i : i + BATCH] for i in range(0, len(items), BATCH)]
    rng.shuffle(out)
    return out


def loss_of(net, items):
    logits, letter = net(M.Batch([w for _, w in items]))
    parts = [targets(x, w) for x, w in items]
    codes = torch.from_numpy(np.concatenate([p[0] for p in parts]))
    known = torch.from_numpy(np.concatenate([p[1] for p in parts]))
    rating, ordinary = torch.tensor([p[2] for p in parts]), torch.tensor([p[3] for p in parts])
    findings = (F.binary_cross_entropy_with_logits(logits, codes, reduction="none") * known).sum() / known.sum()
    rated = ~torch.isnan(rating)
    ratings = ((letter[rated, 0] - rating[rated]) ** 2).sum() / len(items)
    return 10 * findings + 0.1 * ratings + 0.1 * F.binary_cross_entropy_with_logits(letter[:, 1], ordinary)


def train(a, held_out):
    """`a`: the command line's settings."""
    torch.set_num_threads(a.threads)
    # Every run starts from the same heads: networks that left one point can be averaged (average.py).
    torch.manual_seed(1)
    net, vocabulary = M.pretrained()
    torch.manual_seed(a.seed)
    rng = random.Random(a.seed)
    history = []
    if a.start:
        earlier = torch.load(a.start, map_location="cpu", weights_only=True)
        net.load_state_dict(earlier["weights"])
        history = earlier["history"]
    tokens = WordPiece(vocabulary)
    letters = [x for x in L.read(DATA / "letters.jsonl") if L.writer(x) not in held_out]
    letters += L.read(DATA / "negatives.jsonl")
    optimiser = torch.optim.AdamW(
        [
            {"params": net.body_parameters(), "lr": a.rate * RATE_BODY},
            {"params": net.head_parameters(), "lr": a.rate * RATE_HEAD},
        ],
        weight_decay=DECAY,
        fused=True,
    )
    steps = a.epochs * len(batches(letters, tokens, random.Random(0)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / (0.1 * steps), max(0.0, (steps - s) / (0.9 * steps)))
    )
    started, step = time.time(), 0
    for epoch in range(1, a.epochs + 1):
        net.train()
        net.quantised(epoch > a.epochs - a.quantised_epochs)
        total = 0.0
        for items in batches(letters, tokens, rng):
            optimiser.zero_grad(set_to_none=True)
            with torch.autocast("cpu", torch.bfloat16):
                loss = loss_of(net, items)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += loss.item()
            step += 1
            if step % 25 == 0:
                print(f"step {step}/{steps} loss {loss.item():.3f} {time.time() - started:.0f} s", flush=True)
        print(f"epoch {epoch}/{a.epochs} loss {total:.1f} {time.time() - started:.0f} s", flush=True)
        run = {
            "letters": len(letters),
            "epochs": epoch,
            "of": a.epochs,
            "rate": a.rate,
            "held_out": sorted(held_out),
            "seed": a.seed,
            "quantised_epochs": a.quantised_epochs,
        }
        content = {"weights": net.state_dict(), "vocabulary": vocabulary, "history": [*history, run]}
        torch.save(content, a.out / "checkpoint.pt")


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("out", type=pathlib.Path)
    p.add_argument("--epochs", type=int, default=6)
    p.add_argument("--held-out", default="", help="writers, separated by commas")
    p.add_argument("--start", type=pathlib.Path, help="checkpoint to go on from")
    p.add_argument("--rate", type=float, default=1.0, help="factor on the learning rates")
    p.add_argument("--quantised-epochs", type=int, default=0, help="last epochs with quantisation simulated")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--threads", type=int, default=2)
    a = p.parse_args()
    a.out.mkdir(parents=True, exist_ok=True)
    train(a, set(filter(None, a.held_out.split(","))))


if __name__ == "__main__":
    main()
