#include "dashboard/table_choices.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

constexpr int leastWidth = 40;
constexpr int mostWidth = 800;

struct ColumnWord
{
    ClientModel::Column column = ClientModel::ColumnCount;
    int width = 0; ///< 0: none given
    bool isHidden = false;
};

ColumnWord parsed(const QString &text)
{
    ColumnWord result;
    result.isHidden = text.startsWith(u'-');
    result.column = columnFrom(text.section(u':', 0, 0).mid(result.isHidden ? 1 : 0));
    const int width = text.section(u':', 1).toInt();
    if (width >= leastWidth && width <= mostWidth)
        result.width = width;
    return result;
}

} // namespace

QString toWord(ClientModel::Column column)
{
    switch (column) {
    case ClientModel::Who:
        return u"who"_s;
    case ClientModel::Role:
        return u"role"_s;
    case ClientModel::Browser:
        return u"browser"_s;
    case ClientModel::ConnectedFor:
        return u"for"_s;
    case ClientModel::Sent:
        return u"sent"_s;
    case ClientModel::Rate:
        return u"rate"_s;
    case ClientModel::Queued:
        return u"queued"_s;
    case ClientModel::Delay:
        return u"delay"_s;
    case ClientModel::Stalls:
        return u"stalls"_s;
    case ClientModel::FramesLost:
        return u"frames-lost"_s;
    case ClientModel::Dropped:
        return u"dropped"_s;
    case ClientModel::ColumnCount:
        break;
    }
    return {};
}

ClientModel::Column columnFrom(const QString &word)
{
    int column = 0;
    while (column < ClientModel::ColumnCount && toWord(ClientModel::Column(column)) != word)
        ++column;
    return ClientModel::Column(column);
}

QStringList columnsInWords(const TableChoices &choices)
{
    QStringList words;
    for (const ClientModel::Column column : choices.order) {
        words.append(QLatin1StringView(choices.isHidden[column] ? "-" : "") + toWord(column) + u':' +
                     QString::number(choices.widths[column]));
    }
    return words;
}

void takeColumns(TableChoices &choices, const QStringList &words)
{
    QList<ClientModel::Column> order;
    for (const QString &word : words) {
        const ColumnWord wish = parsed(word);
        if (wish.column == ClientModel::ColumnCount || order.contains(wish.column))
            continue;
        order.append(wish.column);
        // Without a name nobody could be told from the others.
        choices.isHidden[wish.column] = wish.isHidden && wish.column != ClientModel::Who;
        if (wish.width > 0)
            choices.widths[wish.column] = wish.width;
    }
    for (const ClientModel::Column column : TableChoices().order) {
        if (!order.contains(column))
            order.append(column);
    }
    std::ranges::copy(order, choices.order.begin());
}

} // namespace lancast::app
