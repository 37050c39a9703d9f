"""Networks as files, opened by the readers of others."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import igraph
import networkx as nx
import pytest
from tied import network

from dragoman.errors import ConfigError

TOLD = [
    ("Ada", 'the "dam" & <lake>', 1, "2024-01-01"),
    ("Ada", "tax", 0, "2024-01-02"),
    ("Bo Å", "tax", 0, "2024-03-05"),
    ("Bo Å", "tax", 0, "2024-03-06"),
    ("Cy", "tax", 1, "2024-03-07"),
]
WEIGHTS = {("Ada", "Bo Å"): 2.0}


@pytest.fixture
def one(tmp_path: Path):
    """One sort of nodes, two of three tied."""
    return network(TOLD, aggregate="congruence", isolates=True)


def named(graph: nx.Graph, key: str = "label") -> dict[tuple[str, str], float]:
    names = nx.get_node_attributes(graph, key)
    return {tuple(sorted((names[a], names[b]))): data["weight"] for a, b, data in graph.edges(data=True)}


def test_networkx_reads_gexf(one, tmp_path: Path):
    graph = nx.read_gexf(one.write(tmp_path / "n.gexf"), version="1.3")

    assert (3, WEIGHTS) == (len(graph), named(graph))


def test_gexf_tells_when_a_tie_is_there(one, tmp_path: Path):
    [edge] = ET.parse(one.write(tmp_path / "n.gexf")).getroot().iter("{http://gexf.net/1.3}edge")

    assert ("2024-01-02", "2024-03-06") == (edge.get("start"), edge.get("end"))


def test_gexf_of_a_series_has_a_weight_for_each_window(tmp_path: Path):
    path = network(TOLD, "actor,issue", aggregate="count", window="1m").write(tmp_path / "n.gexf")
    graph = nx.read_gexf(path, version="1.3")

    ends = ("actor:a-Bo Å", "issue:book:tax")
    assert [(2, "2024-03-01", "2024-03-31")] == graph.edges[ends]["n"]
    assert [("2024-03-01", "2024-03-31")] == graph.edges[ends]["spells"]


def test_networkx_reads_graphml(one, tmp_path: Path):
    graph = nx.read_graphml(one.write(tmp_path / "n.graphml"))

    assert (3, WEIGHTS) == (len(graph), named(graph, "name"))


def test_igraph_reads_graphml_with_both_sorts(tmp_path: Path):
    graph = igraph.Graph.Read_GraphML(
        str(network(TOLD, "actor,issue", aggregate="subtract").write(tmp_path / "n.graphml"))
    )

    assert {("Ada", 'the "dam" & <lake>', 1.0), ("Ada", "tax", -1.0), ("Bo Å", "tax", -2.0), ("Cy", "tax", 1.0)} == {
        (graph.vs[edge.source]["name"], graph.vs[edge.target]["name"], edge["weight"]) for edge in graph.es
    }
    assert [False, False, False, True, True] == graph.vs["type"]


def test_networkx_reads_pajek(one, tmp_path: Path):
    graph = nx.read_pajek(one.write(tmp_path / "n.net"))

    assert {("Ada", "Bo Å"): 2.0} == {(a, b): data["weight"] for a, b, data in graph.edges(data=True)}


def test_igraph_reads_pajek_of_two_sorts(tmp_path: Path):
    graph = igraph.Graph.Read_Pajek(str(network(TOLD, "actor,issue", aggregate="count").write(tmp_path / "n.net")))

    assert (5, [1.0, 1.0, 2.0, 1.0]) == (graph.vcount(), graph.es["weight"])
    assert "the 'dam' & <lake>" in graph.vs["name"]


def test_igraph_reads_dl(tmp_path: Path):
    plain = [(actor.split()[0], issue, side, day) for actor, issue, side, day in TOLD]
    path = network(plain, aggregate="congruence", isolates=True).write(tmp_path / "n.dl")
    graph = igraph.Graph.Read_DL(str(path), directed=True)

    assert (3, [(0, 1), (1, 0)], [2.0, 2.0]) == (graph.vcount(), graph.get_edgelist(), graph.es["weight"])


def test_dl_of_two_sorts_numbers_them_apart(tmp_path: Path):
    lines = network(TOLD, "actor,issue", aggregate="count").write(tmp_path / "n.dl").read_text().splitlines()

    assert ["dl nr=3 nc=2", "format = edgelist2"] == lines[:2]
    assert ["1 1 1", "1 2 1", "2 1 2", "3 1 1"] == sorted(lines[lines.index("data:") + 1 :])


def test_a_file_of_one_network_refuses_a_series(tmp_path: Path):
    with pytest.raises(ConfigError, match="holds one network"):
        network(TOLD, window="1m").write(tmp_path / "n.net")


def test_edges_are_a_table(one, tmp_path: Path):
    assert (
        "source,target,weight,n,first,last,source_id,target_id"
        == one.write(tmp_path / "n.csv").read_text().splitlines()[0]
    )


def test_a_matrix_has_both_triangles(one):
    assert [[0, 2, 0], [2, 0, 0], [0, 0, 0]] == [list(row.values())[1:] for row in one.matrix()]
    assert ["", "Ada", "Bo Å", "Cy"] == one.matrix().columns


def test_a_matrix_of_two_sorts_has_the_first_as_rows():
    made = network(TOLD, "actor,issue", aggregate="subtract")

    assert ["", "tax", 'the "dam" & <lake>'] == made.matrix().columns
    assert [[-1, 1], [-2, 0], [1, 0]] == [list(row.values())[1:] for row in made.matrix()]


def test_networkx_and_igraph_are_given_the_same(one):
    graph, other = one.to_networkx(), one.to_igraph()

    assert WEIGHTS == named(graph)
    assert WEIGHTS == {
        (other.vs[edge.source]["name"], other.vs[edge.target]["name"]): edge["weight"] for edge in other.es
    }


def test_pandas_is_given_nodes_and_edges(one):
    nodes, edges = one.to_pandas()

    assert (3, [2.0]) == (len(nodes), edges["weight"].tolist())


def test_nodes_are_measured(one):
    rows = {row["label"]: row for row in one.measured()}

    assert [1, 1, 0] == [rows[name]["degree"] for name in ("Ada", "Bo Å", "Cy")]
    assert [2.0, 2.0, 0.0] == [rows[name]["strength"] for name in ("Ada", "Bo Å", "Cy")]
    assert [1, 1, 2] == [rows[name]["cluster"] for name in ("Ada", "Bo Å", "Cy")]
    assert [1, 1, 2] == [rows[name]["component"] for name in ("Ada", "Bo Å", "Cy")]
