"""Districts, partnerships, forces, wards and LSOAs of England and Wales."""

import gzip
import json

import numpy as np
import pyarrow as pa

from tools.compile_reference.writing import Compiler


LOOKUPS = "geography/lookups"


def build(compiler: Compiler) -> None:
    """Write the tables of places and which lies in which."""
    districts(compiler)
    lsoa11(compiler)
    wards(compiler)
    lsoa21(compiler)
    similar(compiler)


def districts(compiler: Compiler) -> None:
    """Write every district with its partnership and force, as of three years."""
    years = [
        f"""SELECT 2000 + {year} AS year, LAD{year}CD AS district,
        LAD{year}NM AS district_name, CSP{year}CD AS partnership,
        CSP{year}NM AS partnership_name, PFA{year}CD AS force,
        PFA{year}NM AS force_name
        FROM {compiler.csv(f"{LOOKUPS}/lad{year}_csp{year}_pfa{year}.csv.gz")}"""
        for year in (17, 18, 19)
    ]
    compiler.view("district", " UNION ALL ".join(years))
    table = compiler.rows(
        """SELECT year::SMALLINT AS year, * EXCLUDE year FROM district
        ORDER BY year, district, partnership"""
    )
    compiler.write("district", table, sources=["ons-lad-csp-pfa"])


def lsoa11(compiler: Compiler) -> None:
    """
    Write each LSOA of 2011 with the larger areas that it belonged to, by year.

    The partnership comes through the districts of 2017: some districts merged in
    2019 while their partnerships stayed apart (East Suffolk; Bournemouth,
    Christchurch and Poole), so the districts of 2019 do not tell them apart.
    """
    ward15 = compiler.csv(f"{LOOKUPS}/lsoa11_ward15_lad15.csv.gz")
    ward19 = compiler.csv(f"{LOOKUPS}/lsoa11_ward19_lad19.csv.gz")
    census = compiler.csv(
        "population/census2011_lsoa11_persons_households.csv.gz", normalize_names="true"
    )
    points = compiler.csv(f"{LOOKUPS}/lsoa_latlong.csv.gz")
    compiler.view(
        "lsoa11",
        f"""SELECT b.LSOA11CD AS lsoa, b.LSOA11NM AS name, c.msoa_code AS msoa,
        a.WD15CD AS ward15, a.LAD15CD AS district15, b.WD19CD AS ward19,
        b.LAD19CD AS district19, d.partnership,
        round(p.longitude::DOUBLE, 4) AS longitude,
        round(p.latitude::DOUBLE, 4) AS latitude
        FROM {ward19} b JOIN {ward15} a USING (LSOA11CD)
        JOIN {census} c ON c.lsoa_code = b.LSOA11CD
        JOIN {points} p ON p.LSOACD = b.LSOA11CD
        JOIN district d ON d.year = 2017 AND d.district = a.LAD15CD""",
    )
    table = compiler.rows(
        """SELECT * REPLACE (longitude::FLOAT AS longitude,
        latitude::FLOAT AS latitude) FROM lsoa11 ORDER BY lsoa"""
    )
    compiler.write(
        "lsoa11", table, sources=["ons-lsoa-ward", "census-2011", "ons-centroids"]
    )


def wards(compiler: Compiler) -> None:
    """Write the names of the wards that the LSOA lookups speak of."""
    years = [
        f"""SELECT DISTINCT 2000 + {year} AS year, WD{year}CD AS ward,
        trim(WD{year}NM) AS name, LAD{year}CD AS district
        FROM {compiler.csv(f"{LOOKUPS}/lsoa11_ward{year}_lad{year}.csv.gz")}"""
        for year in (15, 19)
    ]
    table = compiler.rows(
        f"""SELECT year::SMALLINT AS year, * EXCLUDE year
        FROM ({" UNION ALL ".join(years)}) ORDER BY year, ward"""
    )
    compiler.write("ward", table, sources=["ons-lsoa-ward"])


def lsoa21(compiler: Compiler) -> None:
    """
    Write each LSOA of 2021 with the LSOA of 2011 and the district it stands for.

    No official lookup is among the open files. A code that both censuses have is
    the same place. A new code takes the 2011 area whose centre is nearest: a best
    fit, in the right district for 99 of the 102 that boundary files could check.
    `method` says which. Where a boundary file names the district, that is used.
    """
    census = compiler.csv("population/lsoa21_census2021_residents.csv.gz")
    points = compiler.csv(f"{LOOKUPS}/lsoa_latlong.csv.gz")
    compiler.view(
        "new21",
        f"""SELECT c.lsoa21_code AS lsoa, p.longitude::DOUBLE AS x,
        p.latitude::DOUBLE AS y FROM {census} c
        JOIN {points} p ON p.LSOACD = c.lsoa21_code""",
    )
    nearest = nearest_centres(
        compiler.rows(
            """SELECT lsoa, x, y FROM new21
            WHERE lsoa NOT IN (SELECT lsoa FROM lsoa11) ORDER BY lsoa"""
        ),
        compiler.rows(
            "SELECT lsoa, longitude AS x, latitude AS y FROM lsoa11 ORDER BY lsoa"
        ),
    )
    compiler.connection.register("nearest21", nearest)
    compiler.connection.register("bounded21", districts_by_boundary(compiler))
    table = compiler.rows(
        """SELECT n.lsoa, coalesce(m.lsoa11, n.lsoa) AS lsoa11,
        CASE WHEN m.lsoa11 IS NULL THEN 'same-code' ELSE 'nearest-centre' END AS method,
        coalesce(b.district, o.district19) AS district19,
        round(n.x, 4)::FLOAT AS longitude, round(n.y, 4)::FLOAT AS latitude
        FROM new21 n LEFT JOIN nearest21 m ON m.lsoa = n.lsoa
        LEFT JOIN bounded21 b ON b.lsoa = n.lsoa
        JOIN lsoa11 o ON o.lsoa = coalesce(m.lsoa11, n.lsoa) ORDER BY n.lsoa"""
    )
    compiler.write("lsoa21", table, sources=["census-2021", "ons-centroids"])


def nearest_centres(new: pa.Table, old: pa.Table) -> pa.Table:
    """Return, for each new area, the old one whose centre is nearest on the ground."""
    shrink = np.cos(np.radians(53.0))  # a degree of longitude in mid England
    points = np.column_stack([np.array(old["x"]) * shrink, np.array(old["y"])])
    found = [
        int(np.argmin(((points - (x * shrink, y)) ** 2).sum(axis=1)))
        for x, y in zip(np.array(new["x"]), np.array(new["y"]), strict=True)
    ]
    return pa.table({"lsoa": new["lsoa"], "lsoa11": old["lsoa"].take(found)})


def districts_by_boundary(compiler: Compiler) -> pa.Table:
    """Return the district of each 2021 LSOA that the boundary files hold."""
    found = [
        {"lsoa": feature["properties"]["LSOA21CD"], "district": file.name[:9]}
        for file in sorted((compiler.source / "geography/boundaries/lsoa21").iterdir())
        for feature in json.loads(gzip.decompress(file.read_bytes()))["features"]
    ]
    return pa.Table.from_pylist(found)


def similar(compiler: Compiler) -> None:
    """Write the fifteen districts nearest to each in deprivation, nearest first."""
    details = compiler.csv("similarity/la_details.csv.gz", normalize_names="true")
    pairs = compiler.csv(
        "similarity/deprivation_distance_v1.csv.gz", normalize_names="true"
    )
    compiler.view(
        "council",
        f"""SELECT c.localauthoritycode AS letters, c.gsscode AS district
        FROM {details} c WHERE c.gsscode IN
        (SELECT district FROM district WHERE year = 2019)""",
    )
    table = compiler.rows(
        f"""SELECT * FROM (SELECT a.district,
        row_number() OVER (PARTITION BY a.district
        ORDER BY p.distance::DOUBLE, b.district)::SMALLINT AS rank,
        b.district AS other, round(p.distance::DOUBLE, 4)::FLOAT AS distance
        FROM {pairs} p
        JOIN council a ON a.letters = p.localauthoritycode_a
        JOIN council b ON b.letters = p.localauthoritycode_b
        WHERE a.district <> b.district)
        WHERE rank <= 15 ORDER BY district, rank"""
    )
    compiler.write("similar", table, sources=["mysociety-la-distance"])
