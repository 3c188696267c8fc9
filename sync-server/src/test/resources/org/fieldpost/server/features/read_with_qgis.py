"""QGIS without a window: opens what an analyst would open, and prints what it sees, a line each.

Arguments: address of the server, token, a directory for its profile, files of exports.
"""
import sys

from qgis.core import (Qgis, QgsApplication, QgsAuthMethodConfig, QgsDataSourceUri, QgsFeatureRequest, QgsRectangle,
                       QgsVectorLayer)

address, token, profile, *files = sys.argv[1:]
application = QgsApplication([], False, profile)
application.initQgis()
QgsApplication.authManager().setMasterPassword("only for this run", True)
login = QgsAuthMethodConfig("Basic")
login.setName("fieldpost")
login.setConfig("username", "anybody")
login.setConfig("password", token)
QgsApplication.authManager().storeAuthenticationConfig(login)


def collection(name, page_size):
    uri = QgsDataSourceUri()
    uri.setParam("url", address + "/api/features")
    uri.setParam("typename", name)
    uri.setParam("pageSize", str(page_size))
    uri.setAuthConfigId(login.id())
    return layer(uri.uri(False), name, "OAPIF")


def layer(source, name, provider):
    opened = QgsVectorLayer(source, name, provider)
    if not opened.isValid():
        sys.exit(name + " does not open: " + opened.error().message())
    return opened


def told(name, opened, column):
    seen = [feature[column] for feature in opened.getFeatures()]
    types = {field.name(): field.typeName() for field in opened.fields()}
    print(name, opened.crs().authid(), len(seen), len(set(seen)), types.get("observed_at", "-"),
          types.get("accuracy_m", "-"), sep="|")


told("reports", collection("reports", 40), "receipt")
told("regions", collection("regions", 1000), "code")
box = QgsFeatureRequest().setFilterRect(QgsRectangle(-9, 6.9, -8.6, 7.5))
print("box", *sorted(feature["receipt"] for feature in collection("reports", 1000).getFeatures(box)), sep="|")
chosen = collection("reports", 1000)
chosen.setSubsetString("\"kind\" = 'SMUGGLING'")
print("kind", *sorted(feature["receipt"] for feature in chosen.getFeatures()), sep="|")
for file in files:
    told(file.rsplit(".", 1)[1], layer(file, file, "ogr"), "receipt")
print("version", Qgis.QGIS_VERSION, sep="|")
