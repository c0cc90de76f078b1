// The texts in every language: complete, with the same places in them, and taken as the system asks for them.
#include "look/translations.h"
#include "settings/language_settings.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QLocale>
#include <QMap>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

namespace {

const QString folder = QStringLiteral(LANCAST_TRANSLATIONS);
constexpr auto sayLanguage = "--say-language";

struct Text
{
    QString source;
    QStringList forms;
    bool isCounted = false;
    bool isFinished = true;
};

/// By context, source and comment.
using Texts = QMap<QString, Text>;

Text readMessage(QXmlStreamReader &xml, QString &comment)
{
    Text text;
    text.isCounted = xml.attributes().value("numerus"_L1) == "yes"_L1;
    while (xml.readNextStartElement()) {
        if (xml.name() == "source"_L1) {
            text.source = xml.readElementText();
        } else if (xml.name() == "comment"_L1) {
            comment = xml.readElementText();
        } else if (xml.name() == "translation"_L1) {
            text.isFinished = !xml.attributes().hasAttribute("type"_L1);
            if (!text.isCounted) {
                text.forms = {xml.readElementText()};
                continue;
            }
            while (xml.readNextStartElement())
                text.forms.append(xml.readElementText());
        } else {
            xml.skipCurrentElement();
        }
    }
    return text;
}

Texts textsOf(const QString &path)
{
    Texts texts;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return texts;
    QXmlStreamReader xml(&file);
    xml.readNextStartElement();
    while (xml.readNextStartElement()) { // contexts
        QString context;
        while (xml.readNextStartElement()) {
            if (xml.name() == "name"_L1) {
                context = xml.readElementText();
            } else if (xml.name() == "message"_L1) {
                QString comment;
                const Text text = readMessage(xml, comment);
                texts.insert(context + u" | "_s + text.source + u" | "_s + comment, text);
            } else {
                xml.skipCurrentElement();
            }
        }
    }
    return texts;
}

QStringList all(const QString &pattern, const QString &text)
{
    QStringList found;
    for (auto match = QRegularExpression(pattern).globalMatch(text); match.hasNext();)
        found.append(match.next().captured());
    found.sort();
    return found;
}

/// What a translation must have as often as its source: places, keys, the sign that a dialog follows,
/// filters.
QString difference(const QString &source, const QString &translation)
{
    for (const QString &pattern : {u"%L?[1-9]"_s, u"(?<!&)&(?=[^& ])"_s, u"\\.\\.\\.$"_s, u";;"_s, u"\n"_s,
                                   u"</?[a-z]+[^>]*>"_s, u"\\*\\.\\w+"_s}) {
        if (all(pattern, source) != all(pattern, translation))
            return pattern;
    }
    return {};
}

void inEveryLanguage()
{
    QTest::addColumn<QString>("language");
    for (const QString &language : translatedLanguages())
        QTest::newRow(qPrintable(language)) << language;
}

} // namespace

class TranslationsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        // Copies of the files, brought up to date with the sources by the tool that people use.
        QVERIFY(m_fresh.isValid());
        for (const QString &name : QDir(folder).entryList({u"*.ts"_s}))
            QVERIFY(QFile::copy(folder + u'/' + name, m_fresh.filePath(name)));
        QProcess update;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"LUPDATE"_s, QStringLiteral(LANCAST_LUPDATE));
        update.setProcessEnvironment(environment);
        update.start(folder + u"/update"_s, {m_fresh.path()});
        QVERIFY2(update.waitForFinished(100'000) && update.exitCode() == 0, update.readAllStandardError());
    }

    void theFilesHaveWhatTheSourcesSay_data() { inEveryLanguage(); }
    void theFilesHaveWhatTheSourcesSay()
    {
        QFETCH(const QString, language);
        const QString name = u"lancast_%1.ts"_s.arg(language);
        const QStringList kept = textsOf(folder + u'/' + name).keys();
        const QStringList wanted = textsOf(m_fresh.filePath(name)).keys();
        for (const QString &key : wanted)
            QVERIFY2(kept.contains(key), qPrintable(u"new, run app/translations/update: "_s + key));
        for (const QString &key : kept)
            QVERIFY2(wanted.contains(key), qPrintable(u"gone, run app/translations/update: "_s + key));
        QVERIFY(language == "en"_L1 || wanted.size() > 150);
    }

    void everyTextIsTranslated_data() { inEveryLanguage(); }
    void everyTextIsTranslated()
    {
        QFETCH(const QString, language);
        for (const Text &text : textsOf(folder + u"/lancast_%1.ts"_s.arg(language))) {
            QVERIFY2(text.isFinished, qPrintable(text.source));
            QCOMPARE(text.forms.size(), text.isCounted ? 2 : 1);
            for (const QString &form : text.forms) {
                QVERIFY2(!form.trimmed().isEmpty(), qPrintable(text.source));
                QVERIFY2(!form.contains(u'!'), qPrintable(form));
                const QString found = difference(text.source, form);
                QVERIFY2(found.isEmpty(),
                         qPrintable(found + u" differs: "_s + text.source + u" / "_s + form));
            }
            // "One viewer" needs no figure, "%n viewers" does.
            QVERIFY2(!text.isCounted || text.forms.last().contains("%n"_L1), qPrintable(text.source));
        }
    }

    void everyLanguageIsInTheProgram()
    {
        QCOMPARE(translatedLanguages(), languagesToChoose());
        const std::pair<QString, QString> words[] = {{u"en"_s, u"&Go live"_s},
                                                     {u"de"_s, u"&Live gehen"_s},
                                                     {u"fr"_s, u"Passer en &direct"_s},
                                                     {u"es"_s, u"&Emitir en directo"_s}};
        for (const auto &[language, word] : words) {
            const Translations translations(language);
            QCOMPARE(QCoreApplication::translate("lancast::app::TransportBar", "&Go live"), word);
        }
        QCOMPARE(QCoreApplication::translate("lancast::app::TransportBar", "&Go live"), u"&Go live"_s);
    }

    void messagesOutsideAClassAreTranslatedToo()
    {
        const Translations translations(u"de"_s);
        QCOMPARE(QCoreApplication::translate("lancast::app", "Try again"), u"Erneut versuchen"_s);
        QCOMPARE(QCoreApplication::translate("Network", "Wi-Fi"), u"WLAN"_s);
    }

    void oneAndManyAreTold_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QStringList>("saidOfNoneOneAndTwo");
        QTest::newRow("en") << u"en"_s << QStringList{u"0 viewers"_s, u"1 viewer"_s, u"2 viewers"_s};
        QTest::newRow("de") << u"de"_s << QStringList{u"0 Zuschauer"_s, u"1 Zuschauer"_s, u"2 Zuschauer"_s};
        // French has none in the singular.
        QTest::newRow("fr") << u"fr"_s
                            << QStringList{u"0 spectateur"_s, u"1 spectateur"_s, u"2 spectateurs"_s};
        QTest::newRow("es") << u"es"_s
                            << QStringList{u"0 espectadores"_s, u"1 espectador"_s, u"2 espectadores"_s};
    }
    void oneAndManyAreTold()
    {
        QFETCH(const QString, language);
        QFETCH(const QStringList, saidOfNoneOneAndTwo);
        const Translations translations(language);
        for (int viewers = 0; viewers <= 2; ++viewers)
            QCOMPARE(QCoreApplication::translate("lancast::app::StatusStrip", "%n viewers", nullptr, viewers),
                     saidOfNoneOneAndTwo[viewers]);
    }

    void theToolkitAndTheNumbersFollow()
    {
        {
            const Translations translations(u"de"_s);
            QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), u"Abbrechen"_s);
            QCOMPARE(QLocale().toString(2.5, 'f', 1), u"2,5"_s);
        }
        QCOMPARE(QLocale().toString(2.5, 'f', 1), u"2.5"_s);
    }

    void theFirstLanguageThatThereIsCounts_data()
    {
        QTest::addColumn<QStringList>("wished");
        QTest::addColumn<QString>("language");
        QTest::newRow("country") << QStringList{u"de-AT"_s, u"en"_s} << u"de"_s;
        QTest::newRow("POSIX") << QStringList{u"fr_CA"_s} << u"fr"_s;
        QTest::newRow("script") << QStringList{u"es-Latn-MX"_s} << u"es"_s;
        QTest::newRow("second") << QStringList{u"it-IT"_s, u"es-ES"_s, u"de"_s} << u"es"_s;
        QTest::newRow("none") << QStringList{u"it"_s, u"C"_s} << u"en"_s;
        QTest::newRow("nothing") << QStringList{} << u"en"_s;
        QTest::newRow("like another") << QStringList{u"dem"_s, u"esu"_s} << u"en"_s;
    }
    void theFirstLanguageThatThereIsCounts()
    {
        QFETCH(const QStringList, wished);
        QTEST(languageFrom(wished), "language");
    }

    void theSystemIsAsked_data()
    {
        QTest::addColumn<QStringList>("variables");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("LANG") << QStringList{u"LANG=de_DE.UTF-8"_s} << "de 2,5"_ba;
        QTest::newRow("LC_ALL wins") << QStringList{u"LANG=de_DE.UTF-8"_s, u"LC_ALL=fr_FR.UTF-8"_s}
                                     << "fr 2,5"_ba;
        // As everywhere it counts for texts alone: figures stay as LANG says.
        QTest::newRow("LANGUAGE wins")
            << QStringList{u"LANG=en_US.UTF-8"_s, u"LANGUAGE=es:de"_s} << "es 2.5"_ba;
        QTest::newRow("unknown") << QStringList{u"LANG=sv_SE.UTF-8"_s} << "en 2.5"_ba;
        QTest::newRow("C") << QStringList{u"LC_ALL=C"_s} << "en 2.5"_ba;
    }
    void theSystemIsAsked()
    {
        QFETCH(const QStringList, variables);
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString &name : {u"LANG"_s, u"LANGUAGE"_s, u"LC_ALL"_s, u"LC_MESSAGES"_s, u"LC_NUMERIC"_s})
            environment.remove(name);
        for (const QString &variable : variables)
            environment.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
        process.setProcessEnvironment(environment);
        process.start(QCoreApplication::applicationFilePath(), {QString::fromLatin1(sayLanguage)});
        QVERIFY(process.waitForFinished());
        QTEST(process.readAllStandardOutput().trimmed(), "said");
    }

private:
    QTemporaryDir m_fresh;
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (QCoreApplication::arguments().contains(QLatin1String(sayLanguage))) {
        const Translations translations{QString()};
        std::printf("%s %s\n", qPrintable(translations.language()),
                    qPrintable(QLocale().toString(2.5, 'f', 1)));
        return 0;
    }
    TranslationsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "translations_test.moc"
