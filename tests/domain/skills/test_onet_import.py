"""Importing an O*NET release, on a real database."""

from pathlib import Path

import pytest
from esco_release import JOB, esco_release
from graph import Graph
from onet_release import RIGGERS, WEAVERS, onet_release

from domain.kit.services import Services
from domain.skills import loading, onet
from domain.skills.service import import_esco, import_onet
from domain.skills.values import Source

OCCUPATION = """query ($code: String!) { occupations(code: $code, first: 5) { nodes {
  name code iscoGroup description aliases source uri
  skills { essential importance skill { slug name kind path source } }
  matches { kind uri occupation { name } } } } }"""


async def test_an_occupation_has_tools_and_rated_skills_ours_where_we_have_them(
    services: Services, graph: Graph, tmp_path: Path
) -> None:
    loaded = await import_onet(services.db, onet_release(tmp_path))
    assert loaded.skills.added == ("onet-2-a-1-x", "onet-knotcad", "onet-rope-load-table-rlt")
    assert loaded.occupations.total == 2
    (found,) = (await graph(OCCUPATION, code=RIGGERS)).data["occupations"]["nodes"]
    skills = [
        (one["skill"]["slug"], one["essential"], one["importance"]) for one in found.pop("skills")
    ]
    assert skills[:2] == [("onet-2-a-1-x", True, 0.75), ("python", True, None)]
    assert skills[2] == ("programming", False, 0.25)
    assert sorted(skills[3:]) == [
        ("onet-knotcad", False, None),
        ("onet-rope-load-table-rlt", False, None),
    ]
    assert found == {
        "name": "Rope Riggers",
        "code": RIGGERS,
        "iscoGroup": "",
        "description": 'Rig "ropes".',
        "aliases": ["Rope Hand"],
        "source": "ONET",
        "uri": f"https://www.onetonline.org/link/summary/{RIGGERS}",
        "matches": [{"kind": "BROADER", "uri": JOB, "occupation": None}],
    }


async def test_spellings_of_a_tool_are_one_and_the_isco_group_is_the_crosswalks(
    services: Services, graph: Graph, tmp_path: Path
) -> None:
    await import_onet(services.db, onet_release(tmp_path))
    (found,) = (await graph(OCCUPATION, code=WEAVERS)).data["occupations"]["nodes"]
    assert found["iscoGroup"] == "7318"
    assert found["skills"] == [
        {
            "essential": True,
            "importance": None,
            "skill": {
                "slug": "onet-knotcad",
                "name": "KnotCAD",
                "kind": "TOOL",
                "path": ["onet", "Rigging software"],
                "source": "ONET",
            },
        }
    ]
    query = '{ skill(slug: "onet-rope-load-table-rlt") { name aliases { name } } }'
    assert (await graph(query)).data["skill"] == {
        "name": "Rope load tables RLT",
        "aliases": [{"name": "Rope load tables"}],
    }


@pytest.mark.parametrize("first", ["esco", "onet"])
async def test_the_crosswalk_is_seen_from_both_ends_in_whichever_order_they_came(
    services: Services, graph: Graph, tmp_path: Path, first: str
) -> None:
    folders = {name: tmp_path / name for name in ("esco", "onet")}
    for folder in folders.values():
        folder.mkdir()
    esco_release(folders["esco"])
    onet_release(folders["onet"])
    for name in sorted(folders, key=lambda name: name != first):
        if name == "esco":
            await import_esco(services.db, folders["esco"])
        else:
            await import_onet(services.db, folders["onet"])
    (rigger,) = (await graph(OCCUPATION, code="7")).data["occupations"]["nodes"]
    assert rigger["matches"] == [
        {
            "kind": "NARROWER",
            "uri": f"https://www.onetonline.org/link/summary/{RIGGERS}",
            "occupation": {"name": "Rope Riggers"},
        }
    ]
    assert rigger["skills"][0]["importance"] is None
    (riggers,) = (await graph(OCCUPATION, code=RIGGERS)).data["occupations"]["nodes"]
    assert riggers["matches"] == [{"kind": "BROADER", "uri": JOB, "occupation": {"name": "rigger"}}]


async def test_importing_twice_is_once_and_an_update_says_what_moved(
    services: Services, graph: Graph, tmp_path: Path
) -> None:
    await import_onet(services.db, onet_release(tmp_path))
    assert (await import_onet(services.db, tmp_path)).unchanged
    query = '{ occupations(source: ONET, first: 1, prefix: "r") { nodes { id name } } }'
    (before,) = (await graph(query)).data["occupations"]["nodes"]
    onet_release(tmp_path, renamed="Riggers of Ropes")
    tools = tmp_path / "Technology Skills.txt"
    tools.write_text(tools.read_text().replace("Rope load tables RLT", "LoadTables"))
    updated = await import_onet(services.db, tmp_path)
    assert updated.occupations.renamed == (f"https://www.onetonline.org/link/summary/{RIGGERS}",)
    assert updated.skills.added == ("onet-loadtable",)
    assert updated.skills.missing == ("onet-rope-load-table-rlt",)
    (after,) = (await graph(query)).data["occupations"]["nodes"]
    assert after == {"id": before["id"], "name": "Riggers of Ropes"}
    gone = await graph('{ skill(slug: "onet-rope-load-table-rlt") { name } }')
    assert gone.data["skill"]


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Cascading style sheets CSS", "css"),
        ("Extensible markup language XML", "xml"),
        ("Oracle Java", "java"),
        ("Salesforce software", "salesforce"),
        ("Acme XML", "onet-acme-xml"),  # a product of Acme's
        ("Acme java", "onet-acme-java"),
        ("Knot markup language XML", "onet-knot-markup-language-xml"),  # abbreviates another
        ("Data mining software", "onet-data-mining-software"),  # no product's name
    ],
)
async def test_a_tool_is_ours_if_only_its_maker_or_abbreviation_is_added(
    services: Services, graph: Graph, tmp_path: Path, name: str, slug: str
) -> None:
    path = onet_release(tmp_path) / "Technology Skills.txt"
    path.write_text(path.read_text().replace("Rope load tables RLT", name))
    await import_onet(services.db, tmp_path)
    (found,) = (await graph(OCCUPATION, code=RIGGERS)).data["occupations"]["nodes"]
    assert slug in {one["skill"]["slug"] for one in found["skills"]}


async def test_another_import_leaves_its_occupations_alone(
    services: Services, graph: Graph, tmp_path: Path
) -> None:
    await import_onet(services.db, onet_release(tmp_path))
    await import_esco(services.db, esco_release(tmp_path))
    (found,) = (await graph(OCCUPATION, code=RIGGERS)).data["occupations"]["nodes"]
    assert len(found["skills"]) == 5


@pytest.mark.parametrize("stem", onet.FILES)
async def test_a_partial_folder_is_refused_by_the_missing_file_and_nothing_is_written(
    services: Services, tmp_path: Path, stem: str
) -> None:
    (onet_release(tmp_path) / f"{stem.replace('_', ' ')}.txt").unlink()
    with pytest.raises(onet.ReleaseError, match=stem):
        await import_onet(services.db, tmp_path)
    async with services.db.read() as session:
        assert await loading.digest(session, Source.ONET) is None


async def test_a_file_that_breaks_off_or_says_no_number_is_refused(
    services: Services, tmp_path: Path
) -> None:
    path = onet_release(tmp_path) / "Technology Skills.txt"
    path.write_text(path.read_text().rstrip()[:-6])
    with pytest.raises(onet.ReleaseError, match=r"Technology Skills\.txt breaks off in line 5"):
        await import_onet(services.db, tmp_path)
    path = onet_release(tmp_path) / "Skills.txt"
    path.write_text(path.read_text().replace("4.00", "high"))
    with pytest.raises(onet.ReleaseError, match="'high', which is no number"):
        await import_onet(services.db, tmp_path)
    (tmp_path / "Skills.txt").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(onet.ReleaseError, match=r"Skills\.txt can't be read"):
        await import_onet(services.db, tmp_path)
