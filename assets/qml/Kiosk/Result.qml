import QtQuick
import Hall

// The number, as large as can be; how long it takes and where; how its paper fares.
Page {
    id: page

    readonly property bool wide: !Dp.portrait
    readonly property real half: wide ? (inner - 2 * Dp.gap) / 2 : inner

    ResultNumber {
        id: number
        width: page.half
        body: page.body
        low: page.low
        height: (page.wide ? last.y : page.room - last.height - told.height - Dp.gap) - Dp.gap
        highest: (page.wide ? 400 : 480) * Dp.unit
    }
    ResultFacts {
        id: told
        x: page.wide ? parent.width - width : 0
        y: page.wide ? 0 : last.y - height - Dp.gap
        width: page.half
        body: page.body
        low: page.low
        room: page.wide ? page.room : page.room * 0.6
    }
    Column {
        id: last
        anchors.bottom: parent.bottom
        width: page.half
        spacing: Dp.gap
        SlipState {
            width: parent.width
            slip: page.body.slip
            low: page.low
            words: page.body.slip_words
        }
        Row {
            width: parent.width
            spacing: Dp.gap
            TouchButton {
                width: (parent.width - Dp.gap) / 2
                height: done.height
                face: page.body.reprint
            }
            TouchButton {
                id: done
                width: page.body.reprint ? (parent.width - Dp.gap) / 2 : parent.width
                height: Math.max(implicitHeight, (page.low ? 1 : 1.2) * Dp.target)
                primary: true
                face: page.body.done
            }
        }
    }
}
