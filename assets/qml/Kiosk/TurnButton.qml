import QtQuick
import Hall

// Turns a page that is longer than its place.
Press {
    id: button

    property string icon: ""

    quick: true
    Ground {
        id: ground
        press: button
    }
    Row {
        anchors.centerIn: parent
        spacing: 16 * Dp.unit
        Icon {
            name: button.icon
            size: Dp.large
            color: ground.mark
            anchors.verticalCenter: parent.verticalCenter
        }
        Words {
            visible: said && button.width > 240 * Dp.unit
            text: button.says
            size: Dp.note
            width: Math.min(oneLine, button.width - Dp.large - 32 * Dp.unit)
            color: ground.ink
            besideColor: ground.softInk
            anchors.verticalCenter: parent.verticalCenter
        }
    }
}
