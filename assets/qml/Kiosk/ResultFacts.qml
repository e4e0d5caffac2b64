import QtQuick
import Hall

// How many come first, how long it takes, where to go, and the code for a phone.
Column {
    id: facts

    property var body
    property bool low: false
    property real room: 0
    readonly property real spare: room - pair.height - place.height - 2 * Dp.gap
    readonly property real size: low ? Dp.body : Dp.large * 0.92

    spacing: Dp.gap

    Grid {
        id: pair
        columns: width < 940 * Dp.unit ? 1 : 2
        width: parent.width
        spacing: Dp.gap
        Stat {
            id: ahead
            width: pair.columns === 1 ? pair.width : (pair.width - Dp.gap) * 0.44
            height: Math.max(implicitHeight, wait.implicitHeight)
            icon: "users"
            text: facts.body.ahead
            size: facts.size
        }
        Stat {
            id: wait
            width: pair.columns === 1 || !ahead.said ? pair.width : pair.width - Dp.gap - ahead.width
            height: Math.max(implicitHeight, ahead.implicitHeight)
            icon: "clock"
            text: facts.body.wait
            more: facts.body.wait_trust
            brief: facts.low
            size: facts.size
        }
    }
    Stat {
        id: place
        width: parent.width
        icon: "map-2"
        text: facts.body.windows
        more: facts.body.zone
        brief: facts.low
        size: facts.size
    }
    CodeBeside {
        width: parent.width
        visible: facts.body.code !== "" && !facts.low && facts.spare > 140 * Dp.unit
        side: Math.min(250 * Dp.unit, facts.spare)
        code: facts.body.code
        words: facts.body.code_words
    }
}
