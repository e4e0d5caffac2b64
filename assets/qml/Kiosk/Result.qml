import QtQuick
import Hall

// The number, as large as can be; how long it takes and where; how its paper fares.
Page {
    id: page

    readonly property bool wide: !Dp.portrait
    readonly property bool low: Dp.portrait && height < 1100 * Dp.unit
    readonly property real half: wide ? (inner - 2 * Dp.gap) / 2 : inner

    Column {
        id: first
        width: page.half
        spacing: Dp.gap
        Words {
            width: parent.width
            text: page.body.headline
            size: Dp.large
            align: Text.AlignHCenter
        }
        Rectangle {
            width: parent.width
            height: (page.low ? 190 : page.wide ? 330 : 360) * Dp.unit
            radius: Dp.radius
            color: Theme.plate
            NumberPlate {
                anchors { fill: parent; margins: 10 * Dp.unit; rightMargin: 40 * Dp.unit; leftMargin: 40 * Dp.unit }
                number: page.body.number
                size: parent.height * 0.94
                color: Theme.plateInk
            }
        }
        Words {
            width: parent.width
            text: page.body.priority
            size: Dp.body
            color: Theme.number
            align: Text.AlignHCenter
        }
        Words {
            visible: said && !Dp.elder
            width: parent.width
            text: page.body.services
            size: Dp.body
            color: Theme.soft
            align: Text.AlignHCenter
        }
    }
    Column {
        id: second
        x: page.wide ? parent.width - width : 0
        y: page.wide ? 0 : first.y + first.height + Dp.gap
        width: page.half
        spacing: Dp.gap
        Stat {
            width: parent.width
            icon: "users"
            text: page.body.ahead
            size: Dp.large
        }
        Stat {
            width: parent.width
            icon: "clock"
            text: page.body.wait
            size: Dp.large
        }
        Stat {
            width: parent.width
            icon: "map-2"
            text: ({ zh: [page.body.zone.zh, page.body.windows.zh].filter(part => part).join("　"), en: [page.body.zone.en, page.body.windows.en].filter(part => part).join(" · ") })
            size: Dp.large
        }
        CodeBeside {
            width: parent.width
            visible: page.body.code !== "" && !page.low
            code: page.body.code
            words: page.body.code_words
        }
    }
    Column {
        anchors.bottom: parent.bottom
        width: page.half
        x: 0
        spacing: Dp.gap
        SlipState {
            width: parent.width
            state_: page.body.slip
            words: page.body.slip_words
        }
        TouchButton {
            width: parent.width
            face: page.body.reprint
        }
        TouchButton {
            width: parent.width
            height: Math.max(implicitHeight, 1.2 * Dp.target)
            primary: true
            face: page.body.done
        }
    }
}
