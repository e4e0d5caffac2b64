import QtQuick
import Hall

// How many come first, how long it takes, where to go, and the code for a phone.
Column {
    id: facts

    property var body
    property bool low: false
    readonly property real size: low ? Dp.body : Dp.large * 0.92

    function joined(one: string, other: string, between: string): string {
        return [one, other].filter(part => part).join(between);
    }

    spacing: Dp.gap

    Grid {
        id: pair
        columns: Dp.elder && width < 940 * Dp.unit ? 1 : 2
        width: parent.width
        spacing: Dp.gap
        Stat {
            id: ahead
            width: pair.columns === 1 ? pair.width : (pair.width - Dp.gap) * 0.47
            height: Math.max(implicitHeight, wait.implicitHeight)
            icon: "users"
            text: facts.body.ahead
            size: facts.size
        }
        Stat {
            id: wait
            width: pair.columns === 1 ? pair.width : pair.width - Dp.gap - ahead.width
            height: Math.max(implicitHeight, ahead.implicitHeight)
            icon: "clock"
            text: facts.body.wait
            size: facts.size
        }
    }
    Stat {
        width: parent.width
        icon: "map-2"
        text: ({
            zh: facts.joined(facts.body.zone.zh, facts.body.windows.zh, "　"),
            en: facts.joined(facts.body.zone.en, facts.body.windows.en, " · ")
        })
        size: facts.size
    }
    CodeBeside {
        width: parent.width
        visible: facts.body.code !== "" && !facts.low
        code: facts.body.code
        words: facts.body.code_words
    }
}
