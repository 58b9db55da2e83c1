"""The sentence model as numbers of our own: the same vectors, then taught to tag words."""

import numpy as np
import pytest

from domain.skills import encoders
from domain.skills.encoders import Pieces, SentenceModel, unit
from domain.skills.spans import TAGS
from learnbot.skilltrain import finetuning
from learnbot.skilltrain.network import LONGEST, Batch, Network, packs, untaught
from learnbot.skilltrain.transformer import forward

TAGGED = np.asarray([[0, 0], [0, 0], [1, 0], [3, 4], [0, 0]])
"""Of the words of each of SENTENCES: "wash boats" as the first kind, "boats" as the second."""
SENTENCES = [("You", "will", verb, "boats", ".") for verb in ("wash", "paint", "mend", "sell")]


@pytest.fixture(scope="module")
def model() -> SentenceModel:
    found = encoders.sentences()
    if found is None:
        pytest.skip("the quality extra is not installed")
    return found


@pytest.fixture
def network(model: SentenceModel) -> Network:
    return untaught(model.path, 2, np.random.default_rng(0))


def test_untaught_network_gives_the_vectors_of_the_model(
    model: SentenceModel, network: Network
) -> None:
    texts = ["Deploys services on Kubernetes.", "Kind to others"]
    batch = Batch.of(model.pieces([text.replace(".", " .").split() for text in texts]))
    hidden = network.embed(batch)
    for layer in network.layers:
        hidden, _ = forward(layer, hidden, batch.mask)
    means = unit((hidden * batch.mask[:, :, None]).sum(axis=1))
    assert ((means * model.encode(texts)).sum(axis=1) > 0.999).all()


def test_teaching_makes_the_wanted_tags_likely_and_is_kept(
    model: SentenceModel, network: Network, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setattr(finetuning, "EPOCHS", 12)
    sentences = model.pieces(SENTENCES * 8)
    documents = [str(at // 4) for at in range(len(sentences))]
    chance = np.random.default_rng(1)
    finetuning.teach(network, sentences, [TAGGED] * len(sentences), documents, chance)
    (found,) = network.guesses(model.pieces([("You", "will", "row", "boats", ".")]), [""])
    assert found.shape == (5, 2, len(TAGS))
    assert (found.argmax(axis=2) == TAGGED).all()
    path = f"{tmp_path}/a.npz"
    network.save(path)
    other = untaught(model.path, 2, np.random.default_rng(5))
    other.load(path)
    (again,) = other.guesses(model.pieces([("You", "will", "row", "boats", ".")]), [""])
    np.testing.assert_allclose(again, found, atol=0.01)


def test_gradients_point_where_the_loss_grows(model: SentenceModel, network: Network) -> None:
    batch = Batch.of(model.pieces(SENTENCES))
    tags = np.tile(TAGGED, (len(SENTENCES), 1))
    found = finetuning.gradients(network, batch, tags, None)

    def loss() -> float:
        hidden = network.embed(batch)
        for layer in network.layers:
            hidden, _ = forward(layer, hidden, batch.mask)
        shares = network.shares(hidden[batch.rows, batch.columns])
        right = np.take_along_axis(shares, tags[..., None], axis=2)
        return float(-np.log(right).sum() / len(tags))

    before = loss()
    weights = network.taught()
    length = sum(float((one**2).sum()) for one in found.values())
    for name, one in found.items():
        weights[name] -= 1e-3 * one
    assert before - loss() == pytest.approx(1e-3 * length, rel=0.2)


def test_words_beyond_the_longest_input_are_outside(model: SentenceModel, network: Network) -> None:
    (pieces,) = model.pieces([("boat",) * 300])
    assert len(pieces.ids) == LONGEST
    (found,) = network.guesses([pieces], [""])
    assert (found[200:, :, 0] == 1).all()
    assert (found[0, :, 0] < 1).all()


def test_neighbours_of_a_document_are_read_together() -> None:
    lengths = [60, 60, 60, 60, 200]
    assert packs(lengths, ["a", "a", "a", "b", "b"]) == [[0, 1], [2], [3], [4]]
    varied = [packs([4] * 90, ["a"] * 90, np.random.default_rng(at)) for at in range(2)]
    assert varied[0] != varied[1]
    assert all([at for pack in one for at in pack] == list(range(90)) for one in varied)


def test_joined_sentences_keep_their_words_places() -> None:
    first = Pieces(np.asarray([1, 7, 8, 2]), np.asarray([1, 2]))
    second = Pieces(np.asarray([1, 9, 2]), np.asarray([1, -1]))
    both = Pieces.joined([first, second])
    assert both.ids.tolist() == [1, 7, 8, 2, 9, 2]
    assert both.heads.tolist() == [1, 2, 4, -1]


def test_every_input_is_in_one_batch_of_limited_size() -> None:
    lengths = [int(one) for one in np.random.default_rng(0).integers(3, 128, 500)]
    found = finetuning.batches(lengths, np.random.default_rng(0))
    assert sorted(int(at) for batch in found for at in batch) == list(range(500))
    assert all(
        len(batch) * max(lengths[at] for at in batch) <= finetuning.TOKENS for batch in found
    )
