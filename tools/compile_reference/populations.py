"""Residents, households and kinds of dwelling, each with its year."""

from tools.compile_reference.writing import Compiler


RESIDENTS = ("residents", "total_population")
HOUSEHOLDS = ("households", "households")
KINDS = {
    "detached": "Detached",
    "semi_detached": "Semi-detached",
    "terraced": "Terraced",
    "purpose_built_flat": "In a purpose-built block of flats or tenement",
    "converted_house": "Part of a converted or shared house, including bedsits",
    "converted_building": "Part of another converted building, for example, former"
    " school, church or warehouse",
    "commercial_building": "In a commercial building, for example, in an office"
    " building, hotel or over a shop",
    "caravan": "A caravan or other mobile or temporary structure",
}

PRINTED_BY_DISTRICT = (
    # file, code column, boundary year, year, kind, value column
    ("lad19_mid2019_single_year_of_age", "ltla19_code", 2019, 2019, *RESIDENTS),
    ("lad21_mid2020_single_year_of_age", "ltla21_code", 2021, 2020, *RESIDENTS),
    ("lad21_census2021_age_sex_bands", "ltla21_code", 2021, 2021, *RESIDENTS),
    ("lad21_census2021_households", "ltla21_code", 2021, 2021, *HOUSEHOLDS),
)


def build(compiler: Compiler) -> None:
    """Write the population tables."""
    lsoa11(compiler)
    lsoa21(compiler)
    districts(compiler)
    ages(compiler)


def lsoa11(compiler: Compiler) -> None:
    """Write residents by LSOA of 2011: census 2011 and three mid-year estimates."""
    census = compiler.csv(
        "population/census2011_lsoa11_persons_households.csv.gz", normalize_names="true"
    )
    estimates = " ".join(
        f"""JOIN {compiler.csv(f"population/lsoa11_mid{year}_total.csv.gz")} m{year}
        ON m{year}.lsoa11_code = c.lsoa_code"""
        for year in (2017, 2019, 2020)
    )
    compiler.view(
        "population11",
        f"""SELECT c.lsoa_code AS lsoa,
        replace(c.persons, ',', '')::INT AS residents_2011,
        m2017.total_population::INT AS residents_2017,
        m2019.total_population::INT AS residents_2019,
        m2020.total_population::INT AS residents_2020,
        replace(c.households, ',', '')::INT AS households_2011,
        replace(c.hectares, ',', '')::INT AS hectares
        FROM {census} c {estimates}""",
    )
    table = compiler.rows("SELECT * FROM population11 ORDER BY lsoa")
    compiler.write(
        "population_lsoa11", table, sources=["census-2011", "ons-mid-year-lsoa"]
    )


def lsoa21(compiler: Compiler) -> None:
    """Write residents, households and their kinds of dwelling by LSOA of 2021."""
    residents = compiler.csv("population/lsoa21_census2021_residents.csv.gz")
    households = compiler.csv(
        "population/lsoa21_census2021_households_by_dwelling_type.csv.gz"
    )
    kinds = ", ".join(
        f"""sum(h.n::INT) FILTER (h.type = '{label}')::INT AS {column}"""
        for column, label in KINDS.items()
    )
    compiler.view(
        "population21",
        f"""SELECT r.lsoa21_code AS lsoa,
        any_value(r.total_residents)::INT AS residents_2021,
        any_value(h.total_households)::INT AS households_2021, {kinds}
        FROM {residents} r JOIN {households} h USING (lsoa21_code)
        GROUP BY r.lsoa21_code""",
    )
    table = compiler.rows("SELECT * FROM population21 ORDER BY lsoa")
    compiler.write("population_lsoa21", table, sources=["census-2021"])


def districts(compiler: Compiler) -> None:
    """Write residents and households by district, the boundary year beside each."""
    sums = " UNION ALL ".join(
        f"""SELECT district19 AS district, 2019 AS boundary_year, {year} AS year,
        '{kind}' AS kind, sum({kind}_{year}) AS value, 'sum-of-lsoa' AS method
        FROM population11 JOIN lsoa11 USING (lsoa) GROUP BY ALL"""
        for kind, year in (
            ("residents", 2011),
            ("residents", 2017),
            ("residents", 2020),
            ("households", 2011),
        )
    )
    printed = " UNION ALL ".join(
        f"""SELECT {key}, {boundary}, {year}, '{kind}', {value}::INT, 'as-published'
        FROM {compiler.csv(f"population/{name}.csv.gz")}"""
        for name, key, boundary, year, kind, value in PRINTED_BY_DISTRICT
    )
    table = compiler.rows(
        f"""SELECT district, boundary_year::SMALLINT AS boundary_year,
        year::SMALLINT AS year, kind, value::INT AS value, method
        FROM ({sums} UNION ALL {printed})
        ORDER BY kind, year, boundary_year, district"""
    )
    compiler.write(
        "population_district",
        table,
        sources=["census-2011", "ons-mid-year-lsoa", "ons-mid-year", "census-2021"],
    )


def ages(compiler: Compiler) -> None:
    """Write residents of each district by single year of age; the last is 90+."""
    years = " UNION ALL ".join(
        f"""SELECT {boundary} AS boundary_year, {year} AS year, {key} AS district,
        CASE age WHEN '90+' THEN 90 ELSE age::INT END AS age, persons::INT AS persons
        FROM (UNPIVOT {compiler.csv(f"population/{name}.csv.gz")}
        ON COLUMNS(* EXCLUDE ({key}, {label}, total_population))
        INTO NAME age VALUE persons)"""
        for name, key, label, boundary, year in (
            (
                "lad19_mid2019_single_year_of_age",
                "ltla19_code",
                "ltla19_name",
                2019,
                2019,
            ),
            (
                "lad21_mid2020_single_year_of_age",
                "ltla21_code",
                "ltla21_name",
                2021,
                2020,
            ),
        )
    )
    table = compiler.rows(
        f"""SELECT boundary_year::SMALLINT AS boundary_year, year::SMALLINT AS year,
        district, age::TINYINT AS age, persons::INT AS persons
        FROM ({years}) ORDER BY year, age, district"""
    )
    compiler.write("population_age", table, sources=["ons-mid-year"])
