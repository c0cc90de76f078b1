#include "dashboard/client_columns.h"

namespace lancast::app {

ColumnHeader headerOf(ClientModel::Column column)
{
    switch (column) {
    case ClientModel::Who:
        return {ClientModel::tr("Who"), {}};
    case ClientModel::Role:
        return {ClientModel::tr("Role"), {}};
    case ClientModel::Browser:
        return {ClientModel::tr("Browser"), {}};
    case ClientModel::ConnectedFor:
        return {ClientModel::tr("For"), ClientModel::tr("How long it has been connected")};
    case ClientModel::Sent:
        return {ClientModel::tr("Sent"), ClientModel::tr("Sent by the host, or sent to the viewer")};
    case ClientModel::Rate:
        return {ClientModel::tr("Rate"), {}};
    case ClientModel::Queued:
        return {ClientModel::tr("Queued"), ClientModel::tr("What still waits for the viewer's connection")};
    case ClientModel::Delay:
        return {ClientModel::tr("Delay"),
                ClientModel::tr("From the host's camera to the viewer's eye, as the viewer's page measures "
                                "it; or how far back in the stream it is")};
    case ClientModel::Stalls:
        return {ClientModel::tr("Stalls"),
                ClientModel::tr("How often the picture stood still, as the viewer's page reports it")};
    case ClientModel::FramesLost:
        return {ClientModel::tr("Frames lost"),
                ClientModel::tr("Pictures that arrived but were not shown: the viewer's device is too slow")};
    case ClientModel::Dropped:
        return {ClientModel::tr("Dropped"), ClientModel::tr("Parts of the stream that were left out: the "
                                                            "viewer's connection is too slow")};
    case ClientModel::ColumnCount:
        break;
    }
    Q_UNREACHABLE();
}

} // namespace lancast::app
