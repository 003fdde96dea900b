"""
Every address of the product and who may reach it.

An address that is not listed here fails the build, so nobody opens a page
without saying for whom.
"""

# No cookie, no session, for anybody.
PUBLIC: set[str] = set()

# Before a person is fully signed in.
DOOR = {
    "invitation/<str:code>/",
    "sign-in/demonstration/",
    "sign-in/",
    "sign-in/code/",
    "sign-in/off/",
    "sign-out/",
}
HALF_WAY = {
    "account/again/",
    "account/again/code/",
    "account/second-factor/set-up/",
}
# For everybody who is signed in: about themselves, and about the product.
EVERYBODY = {
    "",
    "help/",
    "help/<path:page>/",
    "gallery/",
    "account/",
    "account/details/",
    "account/membership/",
    "account/password/",
    "account/second-factor/",
    "account/second-factor/replace/",
    "account/second-factor/recovery-codes/",
    "account/second-factor/recovery-codes/new/",
}
# For members whose role and relation allow it; for others the page is not there.
PRIVATE = {
    "members/",
    "members/add/",
    "members/<int:pk>/",
    "members/<int:pk>/roles/",
    "members/<int:pk>/end/",
    "members/<int:pk>/leaver/",
    "members/<int:pk>/invite/",
    "members/<int:pk>/reset/",
    "audit/",
    "audit/export/",
}
LISTED = PUBLIC | DOOR | HALF_WAY | EVERYBODY | PRIVATE
