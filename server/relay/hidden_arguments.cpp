#include "relay/hidden_arguments.h"

#include <QByteArrayView>

#include <algorithm>
#include <cstring>

namespace lancast::net {

namespace {

void hideAll(char *value)
{
    std::fill(value, value + std::strlen(value), '*');
}

/// What is between the user's name and the last "@".
void hidePassword(char *url)
{
    constexpr char schemeEnd[] = "://";
    char *begin = std::strstr(url, schemeEnd);
    char *end = begin ? std::strrchr(begin, '@') : nullptr;
    if (end)
        std::fill(std::find(begin + std::strlen(schemeEnd), end, ':'), end, '*');
}

struct SecretOption
{
    const char *name;
    void (*hideIn)(char *value);
};

constexpr SecretOption secretOptions[] = {
    {"--icecast", hidePassword}, {"--passcode", hideAll}, {"--publish-token", hideAll}};

void hideValue(const SecretOption &option, char *argument, char *next)
{
    const QByteArrayView name(option.name);
    const QByteArrayView view(argument);
    if (view == name && next)
        option.hideIn(next);
    else if (view.startsWith(name) && view.sliced(name.size()).startsWith('='))
        option.hideIn(argument + name.size() + 1);
}

} // namespace

void hideSecrets(std::span<char *> arguments)
{
    for (std::size_t i = 1; i < arguments.size(); ++i) {
        for (const SecretOption &option : secretOptions)
            hideValue(option, arguments[i], i + 1 < arguments.size() ? arguments[i + 1] : nullptr);
    }
}

} // namespace lancast::net
