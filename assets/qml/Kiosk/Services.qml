import QtQuick
import Hall

// The services of a domain: one below the other, in two columns on a wide screen.
Page {
    id: page

    readonly property int columns: Dp.portrait ? 1 : 2
    readonly property bool turns: body.earlier != null || body.later != null

    Words {
        id: headline
        width: parent.width
        text: page.body.headline
        size: Dp.title * 0.86
    }
    SearchKeys {
        id: keys
        anchors { top: headline.bottom; topMargin: Dp.gap }
        width: parent.width
        visible: page.body.search != null
        search: page.body.search
    }
    Reading {
        id: list
        frame: page.frame
        anchors { top: keys.visible ? keys.bottom : headline.bottom; topMargin: Dp.gap; bottom: turning.visible ? turning.top : basket.visible ? basket.top : parent.bottom; bottomMargin: turning.visible || basket.visible ? Dp.gap : 0 }
        width: parent.width
        Words {
            width: parent.width
            topPadding: 60 * Dp.unit
            text: page.body.nothing_found
            size: Dp.large
            align: Text.AlignHCenter
        }
        Grid {
            id: grid
            columns: page.columns
            spacing: Dp.gap
            Repeater {
                model: page.body.rows.length
                ServiceLine {
                    required property int index
                    entry: page.body.rows[index] ?? null
                    width: (grid.parent.width - (page.columns - 1) * Dp.gap) / page.columns
                }
            }
        }
    }
    Row {
        id: turning
        visible: page.turns
        anchors { bottom: basket.visible ? basket.top : parent.bottom; bottomMargin: basket.visible ? Dp.gap : 0 }
        width: parent.width
        height: Dp.target
        spacing: Dp.gap
        TouchButton {
            quick: true
            face: page.body.earlier
            visible: true
            opacity: face == null ? 0 : 1
            width: (parent.width - 2 * Dp.gap) * 0.38
            height: parent.height
        }
        Words {
            width: (parent.width - 2 * Dp.gap) * 0.24
            text: page.body.page
            size: Dp.note
            align: Text.AlignHCenter
            anchors.verticalCenter: parent.verticalCenter
        }
        TouchButton {
            quick: true
            face: page.body.later
            visible: true
            opacity: face == null ? 0 : 1
            width: (parent.width - 2 * Dp.gap) * 0.38
            height: parent.height
        }
    }
    TouchButton {
        id: basket
        face: page.body.basket
        primary: true
        anchors.bottom: parent.bottom
        width: parent.width
        height: visible ? implicitHeight : 0
    }
}
